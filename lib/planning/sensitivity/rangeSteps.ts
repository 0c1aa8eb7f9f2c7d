import { modelOf } from "@/lib/analytic/predict";
import type { ObjectiveResult } from "@/lib/analytic/prediction";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { withValueAt } from "@/lib/scenario/edit";
import { scenarioIssues } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import { valueAt } from "@/lib/scenario/valueAt";
import type { Mix } from "@/lib/servers/system";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { latinHypercube } from "./latinHypercube";

/** Part of what is shown: the same scenario and mix give the same figures on any machine. */
const SEED = 42;
const SAMPLES = 400;
/** Tell what is known this often: a progress bar needs no more. */
const ROUND = 10;

/** Between the bounds lie 90 % of the draws. */
export interface Interval {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface RangeStep {
  readonly drawn: number;
  readonly total: number;
  /** Of each latency objective in its order; null bounds where the mix ran in no draw. */
  readonly objectives: readonly {
    readonly objective: ObjectiveResult["objective"];
    readonly valueMs: Interval | null;
    /** Share of the draws in which it holds, 0 … 1. */
    readonly probability: number;
  }[];
  readonly loadLineRps: Interval | null;
  /** Share of the draws in which all that was asked holds, refusals and ceilings too. */
  readonly allHold: number;
  /** Share of the draws in which the mix can't run at all. */
  readonly impossible: number;
}

/** The value at `share` of what is known: it is the middle, and either side of it is even. */
function within(low: number, value: number, high: number, share: number): number {
  return share < 0.5 ? low + 2 * share * (value - low) : value + (2 * share - 1) * (high - value);
}

function drawn(scenario: Scenario, shares: readonly number[]): Scenario {
  let result: Scenario = { ...scenario, ranges: [] };
  scenario.ranges.forEach((range, index) => {
    const value = valueAt(scenario, range.path);
    if (typeof value !== "number") return;
    const exact = within(range.low, value, range.high, shares[index] ?? 0.5);
    // A whole number, or one bounded by another draw, may refuse: then the nearest that is allowed.
    for (const one of [exact, Math.round(exact), value]) {
      const next = withValueAt(result, range.path, one);
      if (scenarioIssues(next).length > 0) continue;
      result = next;
      return;
    }
  });
  return result;
}

function intervalOf(values: readonly number[]): Interval | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}

/**
 * Ranges in, interval and probability out: one mix under scenarios drawn from what is known of the inputs. The value
 * of an input is its middle: as likely below as above, and evenly on either side; inputs are independent.
 */
export function* rangeSteps(scenario: Scenario, mix: Mix, samples = SAMPLES): Generator<RangeStep> {
  const points = latinHypercube(samples, scenario.ranges.length, new RandomStream(SEED));
  const { latency } = scenario.objectives;
  const values: number[][] = latency.map(() => []);
  const held = latency.map(() => 0);
  const lines: number[] = [];
  let allHold = 0;
  let impossible = 0;
  for (const [index, shares] of points.entries()) {
    const { prediction, loadLineRps } = evaluateMix(modelOf(drawn(scenario, shares)), mix);
    if (prediction.performance === null) impossible += 1;
    prediction.performance?.objectives.forEach((one, at) => {
      values[at]?.push(one.valueMs);
      held[at] = (held[at] ?? 0) + Number(one.holds);
    });
    if (loadLineRps !== null) lines.push(loadLineRps);
    allHold += Number(prediction.findings.every(({ severity }) => severity === "caution"));
    const count = index + 1;
    if (count % ROUND !== 0 && count !== samples) continue;
    yield {
      drawn: count,
      total: samples,
      objectives: latency.map((objective, at) => ({
        objective,
        valueMs: intervalOf(values[at] ?? []),
        probability: (held[at] ?? 0) / count,
      })),
      loadLineRps: intervalOf(lines),
      allHold: allHold / count,
      impossible: impossible / count,
    };
  }
}
