import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { makePlan } from "@/lib/planning/makePlan";
import type { EvaluatedMix } from "@/lib/planning/plan";
import { withValueAt } from "@/lib/scenario/edit";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Path } from "@/lib/scenario/valueAt";
import type { Mix } from "@/lib/servers/system";

/** One mix at one point of a sweep; numbers are null where it can't run. */
export interface SweepReading {
  readonly mix: Mix;
  /** The first objective's percentile. */
  readonly objectiveMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly throughputRps: number | null;
  readonly loadLineRps: number | null;
  readonly headroom: number | null;
}

/** One input set to a value. */
export interface Setting {
  readonly path: Path;
  readonly value: number;
}

export function isDial(path: Path): boolean {
  return path[0] === "server" && (path[1] === "processes" || path[1] === "threads");
}

/** The scenario with these inputs set. */
function withSettings(scenario: Scenario, settings: readonly Setting[]): Scenario {
  let changed: Scenario = { ...scenario, ranges: [] };
  for (const { path, value } of settings) changed = withValueAt(changed, path, value);
  return changed;
}

/** The mix, with those of its dials that are set turned. */
export function turned(mix: Mix, settings: readonly Setting[]): Mix {
  let { processes, threads } = mix;
  for (const { path, value } of settings) {
    if (!isDial(path)) continue;
    if (path[1] === "processes") processes = value;
    else threads = value;
  }
  return { processes, threads };
}

function readingOf({ mix, prediction: { performance }, loadLineRps, headroom }: EvaluatedMix): SweepReading {
  return {
    mix,
    objectiveMs: performance?.objectives[0]?.valueMs ?? null,
    p50Ms: performance?.server.p50Ms ?? null,
    p95Ms: performance?.server.p95Ms ?? null,
    p99Ms: performance?.server.p99Ms ?? null,
    throughputRps: performance?.throughputRps ?? null,
    loadLineRps,
    headroom,
  };
}

/** What this mix gives with the inputs set so. */
export function readKept(scenario: Scenario, mix: Mix, settings: readonly Setting[]): SweepReading {
  return readingOf(evaluateMix(modelOf(withSettings(scenario, settings)), turned(mix, settings)));
}

/** What the best mix gives with the inputs set so; null where no mix holds the objectives at any load. */
export function readBest(scenario: Scenario, settings: readonly Setting[]): SweepReading | null {
  const { recommendation } = makePlan(withSettings(scenario, settings));
  return recommendation === null ? null : readingOf(recommendation);
}
