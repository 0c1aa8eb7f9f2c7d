import { type BurstyWork, type QuotaWait, quotaWaits } from "@/lib/queueing/quotaWait";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { Load } from "@/lib/scenario/traffic";
import { gammaCumulants, sumCumulants } from "./cumulants";
import type { Evaluation, Part } from "./evaluate";
import { lostWakesMs } from "./lostWakes";
import type { Machine } from "./machine";
import type { StreamResidence } from "./residence";
import type { WorkStream } from "./workload";

/** Linux's cgroup cpu.max by default. */
const PERIOD_MS = 100;
/** Requests a share of whom below this ever waits for the next period do not show. */
const NEGLIGIBLE = 1e-5;
const STEPS = 12;
const PRECISION = 1e-3;
/** Use of the quota in closed traffic from which it is spent in every period. */
const SPENT = 0.98;

/** Cores that requests can keep busy at once: one a process with a GIL or a loop of coroutines, else one a slot. */
function mostAtOnce({ gil, system }: Machine, { mix, queueing }: Evaluation, load: Load): number {
  const slots = queueing.private ? queueing.slots * mix.processes : queueing.slots;
  const running = gil || system.facts.slot === "greenlet" ? mix.processes : slots;
  const users = load.kind === "closed" ? Math.max(1, load.users) : Number.POSITIVE_INFINITY;
  return Math.min(running, slots, system.cpu.logical, users);
}

/** Bursts of a request that meet the quota each on its own: those further apart than a good part of a period. */
function exposures({ bursts, io }: WorkStream): number {
  const gaps = Math.max(1, bursts - 1);
  return 1 + (bursts - 1) * -Math.expm1(-io.mean / gaps / PERIOD_MS);
}

/** How a stream's requests wait for the quota's next periods: the share that does, and for how long. */
interface StreamWait {
  readonly delayed: number;
  readonly delay: Cumulants;
  /** Mean over all. */
  readonly mean: number;
}

const UNTOUCHED: StreamWait = { delayed: 0, delay: gammaCumulants(0, 0), mean: 0 };

function waitsOf({ workload }: Machine, quotaCores: number, most: number, rate: number, lostMs: number): StreamWait[] {
  const demands = workload.streams.map((stream) => {
    const { cpu, io, bursts } = stream;
    const times = exposures(stream);
    const mean = (cpu.mean + lostMs) / times;
    const second = (cpu.variance + (cpu.mean + lostMs) ** 2) / (times * times);
    const within = (io.mean * (bursts / times - 1)) / Math.max(1, bursts - 1);
    return { share: stream.share, times, mean, second, spreadMs: second / mean + within };
  });
  const work = demands.map(({ share, times, ...burst }): BurstyWork => ({ ...burst, rate: rate * share * times }));
  const waitOf = quotaWaits({ cores: quotaCores, periodMs: PERIOD_MS, most, work });
  const known = new Map<number, QuotaWait>();
  return demands.map(({ times, mean, second }) => {
    const once = known.get(mean) ?? waitOf(mean, second);
    known.set(mean, once);
    const delayed = -Math.expm1(times * Math.log1p(-Math.min(once.delayed, 1 - 1e-12)));
    if (delayed < NEGLIGIBLE) return UNTOUCHED;
    const all = times * once.mean;
    const variance = times * Math.max(0, once.second - once.mean * once.mean);
    const delay = all / delayed;
    const scv = Math.max(0, (variance + all * all) / delayed / (delay * delay) - 1);
    return { delayed, delay: gammaCumulants(delay, scv), mean: all };
  });
}

function meanOf(waits: readonly StreamWait[], { workload }: Machine): number {
  return workload.streams.reduce((sum, { share }, index) => sum + share * (waits[index]?.mean ?? 0), 0);
}

/** Requests that meet nothing of the quota, and those that wait for its next period. */
function split(part: Part, waits: readonly StreamWait[], scale: number): Part[] {
  const streams = part.residences.map((residence, index) => ({ residence, wait: waits[index] ?? UNTOUCHED }));
  const late = streams.reduce((sum, { residence, wait }) => sum + residence.stream.share * wait.delayed, 0);
  if (late < NEGLIGIBLE) return [part];
  const sharing = (residence: StreamResidence, share: number): StreamResidence => ({
    ...residence,
    stream: { ...residence.stream, share },
  });
  const free = streams
    .map(({ residence, wait }) => sharing(residence, (residence.stream.share * (1 - wait.delayed)) / (1 - late)))
    .filter(({ stream }) => stream.share > 0);
  const stopped = streams
    .filter(({ wait }) => wait.delayed > 0)
    .map(({ residence, wait: { delayed, delay } }) => {
      const scaled = gammaCumulants(delay.mean * scale, delay.mean > 0 ? delay.variance / delay.mean ** 2 : 0);
      return {
        ...sharing(residence, (residence.stream.share * delayed) / late),
        cpuWait: sumCumulants(residence.cpuWait, scaled),
        total: sumCumulants(residence.total, scaled),
      };
    });
  const both = [
    { ...part, share: part.share * (1 - late), residences: free },
    { ...part, share: part.share * late, residences: stopped },
  ];
  return both.filter(({ share }) => share > 0);
}

/** Mean time at the server. */
function responseMs({ parts }: Evaluation): number {
  return parts.reduce(
    (sum, { share, meanWaitMs, residences }) =>
      sum +
      share * (meanWaitMs + residences.reduce((inside, { stream, total }) => inside + stream.share * total.mean, 0)),
    0,
  );
}

/**
 * A machine with a CPU quota: `atFullSpeed` until the quota of a period is spent, and then stopped. Requests wait for the
 * next period on top of what they meet at full speed (`quotaWaits`), together not longer than with the quota taken as
 * so many cores, `asCores`, but for a period; where more is asked for than the quota gives, `asCores` itself. In closed
 * traffic who waits does not ask: the wait that agrees with the rate it leaves, by bisection.
 */
export function underQuota(
  machine: Machine,
  quotaCores: number,
  asCores: Evaluation,
  atFullSpeed: (load: Load) => Evaluation,
  load: Load,
): Evaluation {
  const { workload, system } = machine;
  const most = mostAtOnce(machine, asCores, load);
  const asked = load.kind === "open" ? ((load.rateRps / 1000) * workload.cpuMs) / quotaCores : 0;
  if (asked >= 1) return asCores;
  if (load.kind === "closed" && most > quotaCores && asCores.throughput * workload.cpuMs > SPENT * quotaCores)
    return asCores;
  const waitsAt = ({ throughput, inService, mix }: Evaluation): StreamWait[] => {
    const lostMs = lostWakesMs(system, mix, { inService, busyCores: throughput * workload.cpuMs });
    const used = (throughput * (workload.cpuMs + lostMs)) / quotaCores;
    // What is lost to wake-ups gives way before the work does.
    return waitsOf(machine, quotaCores, most, throughput, used < 1 ? lostMs : 0);
  };
  let full = atFullSpeed(load);
  if (most <= quotaCores || workload.cpuMs === 0) return full;
  if (load.kind === "closed") {
    const later = (waitMs: number): Load => ({
      ...load,
      thinkMs: { ...load.thinkMs, mean: load.thinkMs.mean + waitMs },
    });
    const longest = 2 * (PERIOD_MS + (2 * load.users * workload.cpuMs) / quotaCores);
    const tooShort = (waitMs: number, at: Evaluation) =>
      (at.throughput * workload.cpuMs >= quotaCores ? longest : Math.min(longest, meanOf(waitsAt(at), machine))) -
      waitMs;
    let low = 0;
    let high = PERIOD_MS + (2 * load.users * workload.cpuMs) / quotaCores;
    if (tooShort(0, full) > PRECISION * PERIOD_MS) {
      let lowMiss = tooShort(0, full);
      let highMiss = Number.NaN;
      for (let step = 0; step < STEPS && high - low > PRECISION * high; step++) {
        // The chord, kept inside: the wait that the rate brings falls as the wait itself grows.
        const chord = Number.isNaN(highMiss) ? Number.NaN : low + ((high - low) * lowMiss) / (lowMiss - highMiss);
        const middle = chord > low && chord < high ? chord : (low + high) / 2;
        full = atFullSpeed(later(middle));
        const miss = tooShort(middle, full);
        if (Math.abs(miss) <= PRECISION * middle) break;
        if (miss > 0) {
          low = middle;
          lowMiss = miss;
          highMiss /= 2;
        } else {
          high = middle;
          highMiss = miss;
          lowMiss /= 2;
        }
      }
    }
  }
  const waits = waitsAt(full);
  const wait = meanOf(waits, machine);
  const fastest = responseMs(full);
  const longest = load.kind === "open" ? Math.max(0, responseMs(asCores) - fastest) + PERIOD_MS * (1 - asked) : wait;
  const scale = wait > longest ? longest / wait : 1;
  const { throughput, state } = load.kind === "open" ? asCores : full;
  const slots = full.queueing.private ? full.queueing.slots * full.mix.processes : full.queueing.slots;
  return {
    ...full,
    state: { ...full.state, blocking: state.blocking, throughput: state.throughput },
    offered: load.kind === "open" ? asCores.offered : full.offered,
    throughput,
    capacity: Math.max(throughput, asCores.capacity),
    meanInSystem: throughput * (fastest + wait * scale),
    inService: Math.min(slots, full.inService * (throughput / full.throughput) + throughput * wait * scale),
    parts: full.parts.flatMap((part) => split(part, waits, scale)),
  };
}
