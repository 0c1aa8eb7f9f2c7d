import { withValueAt } from "@/lib/scenario/edit";
import { scenarioIssues } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Unit } from "@/lib/units/unit";
import type { SweepInput } from "./sweepInput";

export interface SweepRange {
  readonly low: number;
  readonly high: number;
}

/** How far an input is swept either way unless told otherwise. */
const FACTOR = 4;
/** Where an input that is 0 now may go: a usual size of its unit. */
const FROM_ZERO: Readonly<Record<Unit, number>> = {
  ms: 100,
  MiB: 256,
  bytes: 1_000_000,
  kbps: 10_000,
  Mbps: 1000,
  MBps: 100,
  rps: 100,
  percent: 20,
  percentPerMonth: 20,
  times: 2,
  cores: 4,
  costPerHour: 1,
  count: 8,
};
/** Percentiles of objectives: below the median nobody asks. */
const PERCENTILES = [50, 99.9] as const;

/** Whether the schema and the rules between fields allow this value. */
export function isAllowed(scenario: Scenario, { path }: SweepInput, value: number): boolean {
  return scenarioIssues(withValueAt({ ...scenario, ranges: [] }, path, value)).length === 0;
}

/** Whether only whole numbers are allowed. */
function isWhole(scenario: Scenario, input: SweepInput): boolean {
  return (
    Number.isInteger(input.value) &&
    !isAllowed(scenario, input, input.value + 0.5) &&
    !isAllowed(scenario, input, input.value - 0.5) &&
    (isAllowed(scenario, input, input.value + 1) || isAllowed(scenario, input, input.value - 1))
  );
}

/** The allowed value nearest to `wanted`, on the way from today's value, which is allowed. */
function nearestAllowed(scenario: Scenario, input: SweepInput, wanted: number, whole: boolean): number {
  if (isAllowed(scenario, input, wanted)) return wanted;
  let allowed = input.value;
  let refused = wanted;
  for (let step = 0; step < 30; step++) {
    const middle = whole ? Math.round((allowed + refused) / 2) : (allowed + refused) / 2;
    if (middle === allowed || middle === refused) break;
    if (isAllowed(scenario, input, middle)) allowed = middle;
    else refused = middle;
  }
  return whole ? allowed : Number(allowed.toPrecision(6));
}

/** From where to where a sweep of this input makes sense: a quarter to four times, as far as is allowed. */
export function sweepRange(scenario: Scenario, input: SweepInput): SweepRange {
  const { unit, value, path } = input;
  const whole = isWhole(scenario, input);
  if (path.at(-1) === "percentile")
    return { low: Math.min(PERCENTILES[0], value), high: Math.max(PERCENTILES[1], value) };
  const low = value / FACTOR;
  const high = value === 0 ? FROM_ZERO[unit] : value * FACTOR;
  return {
    low: nearestAllowed(scenario, input, whole ? Math.floor(low) : low, whole),
    high: nearestAllowed(scenario, input, whole ? Math.max(Math.ceil(high), value + 4) : high, whole),
  };
}

/** Whether steps multiply rather than add: where the range spans more than a few times its lower end. */
export function isGeometric({ low, high }: SweepRange): boolean {
  return low > 0 && high / low > 3;
}

/** The values between the ends, as few digits long as tells them apart: people read 85, not 85.74. */
function rounded(values: readonly number[]): number[] {
  for (const digits of [2, 3]) {
    const short = values.map((value, index) =>
      index === 0 || index === values.length - 1 ? value : Number(value.toPrecision(digits)),
    );
    if (new Set(short).size === values.length) return short;
  }
  return values.map((value) => Number(value.toPrecision(4)));
}

/** At most one more than `points` allowed values from `low` to `high`, evenly spaced as the scale is; today's is one. */
export function sweepValues(scenario: Scenario, input: SweepInput, range: SweepRange, points: number): number[] {
  const { low, high } = range;
  const geometric = isGeometric(range);
  const exact = Array.from({ length: points }, (_, index) => {
    const along = index / Math.max(1, points - 1);
    return geometric ? low * (high / low) ** along : low + (high - low) * along;
  });
  const values = isWhole(scenario, input) ? exact.map(Math.round) : rounded(exact);
  const own = input.value >= low && input.value <= high ? [input.value] : [];
  return [...new Set([...values, ...own])].sort((a, b) => a - b).filter((value) => isAllowed(scenario, input, value));
}
