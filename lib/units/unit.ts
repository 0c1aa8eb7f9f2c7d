/** A scale of a unit: what people write, and how many base units it is. The first spelling is the one shown. */
interface Scale {
  readonly spellings: readonly string[];
  readonly factor: number;
}

/**
 * Every unit that a scenario uses. The key is the base unit, in which values are stored;
 * `scales` run from small to large and are the ones a value may be shown in.
 */
const UNITS = {
  ms: [
    { spellings: ["µs", "us"], factor: 0.001 },
    { spellings: ["ms", "msec", "millisecond", "milliseconds"], factor: 1 },
    { spellings: ["s", "sec", "second", "seconds"], factor: 1000 },
    { spellings: ["min", "minute", "minutes", "m"], factor: 60_000 },
    { spellings: ["h", "hour", "hours"], factor: 3_600_000 },
  ],
  MiB: [
    { spellings: ["KiB", "k", "kb"], factor: 1 / 1024 },
    { spellings: ["MiB", "mb", "m", "meg"], factor: 1 },
    { spellings: ["GiB", "gb", "g", "gig"], factor: 1024 },
    { spellings: ["TiB", "tb", "t"], factor: 1024 * 1024 },
  ],
  bytes: [
    { spellings: ["B", "byte", "bytes"], factor: 1 },
    { spellings: ["kB", "k", "kb"], factor: 1000 },
    { spellings: ["MB", "m", "mb"], factor: 1_000_000 },
    { spellings: ["GB", "g", "gb"], factor: 1_000_000_000 },
    { spellings: ["KiB"], factor: 1024 },
    { spellings: ["MiB"], factor: 1_048_576 },
    { spellings: ["GiB"], factor: 1_073_741_824 },
  ],
  kbps: [
    { spellings: ["kbit/s", "kbps", "kb/s", "k"], factor: 1 },
    { spellings: ["Mbit/s", "mbps", "mb/s", "m"], factor: 1000 },
    { spellings: ["Gbit/s", "gbps", "gb/s", "g"], factor: 1_000_000 },
  ],
  Mbps: [
    { spellings: ["kbit/s", "kbps"], factor: 0.001 },
    { spellings: ["Mbit/s", "mbps", "m"], factor: 1 },
    { spellings: ["Gbit/s", "gbps", "g"], factor: 1000 },
  ],
  MBps: [{ spellings: ["MB/s", "mbps", "mb"], factor: 1 }],
  rps: [
    { spellings: ["req/s", "rps", "/s", "requests/s", "hz"], factor: 1 },
    { spellings: ["k req/s", "k", "krps", "k rps", "k/s"], factor: 1000 },
    { spellings: ["req/min", "rpm", "/min", "requests/min"], factor: 1 / 60 },
  ],
  percent: [{ spellings: ["%", "percent", "pct"], factor: 1 }],
  percentPerMonth: [{ spellings: ["% a month", "%", "%/month"], factor: 1 }],
  times: [{ spellings: ["×", "x", "times"], factor: 1 }],
  cores: [
    { spellings: ["cores", "core", "cpus", "cpu"], factor: 1 },
    { spellings: ["m", "mcpu", "millicores"], factor: 0.001 },
  ],
  costPerHour: [{ spellings: ["an hour", "/h", "/hour"], factor: 1 }],
  count: [
    { spellings: [""], factor: 1 },
    { spellings: ["k"], factor: 1000 },
  ],
} as const satisfies Record<string, readonly Scale[]>;

export type Unit = keyof typeof UNITS;

/** Scales in which a value may be shown; the others are understood when typed. */
const SHOWN: Readonly<Record<Unit, readonly string[]>> = {
  ms: ["ms", "s"],
  MiB: ["MiB", "GiB"],
  bytes: ["B", "kB", "MB", "GB"],
  kbps: ["kbit/s", "Mbit/s", "Gbit/s"],
  Mbps: ["Mbit/s", "Gbit/s"],
  MBps: ["MB/s"],
  rps: ["req/s"],
  percent: ["%"],
  percentPerMonth: ["% a month"],
  times: ["×"],
  cores: ["cores"],
  costPerHour: ["an hour"],
  count: [""],
};

export function scalesOf(unit: Unit): readonly Scale[] {
  return UNITS[unit];
}

export function shownScales(unit: Unit): readonly Scale[] {
  return scalesOf(unit).filter((scale) => scale.spellings.some((spelling) => SHOWN[unit].includes(spelling)));
}
