import type { Finding, FindingCode, Prediction } from "@/lib/analytic/prediction";
import type { Mix } from "@/lib/servers/system";

/** One mix in full, with its distance to the line. */
export interface EvaluatedMix {
  readonly mix: Mix;
  readonly prediction: Prediction;
  /** Lowest arrival rate (all machines) at which an objective fails; 0 where it fails at any rate; null where impossible. */
  readonly loadLineRps: number | null;
  /** 1 − load / load at the line (requests a second, or users): 0.38 reads "38 % below the line"; negative past it; null where impossible. */
  readonly headroom: number | null;
}

/** One cell of the mix map: little enough to have thousands of them. */
export interface MapCell {
  readonly mix: Mix;
  /** First reason why this mix is impossible, or null. */
  readonly impossible: FindingCode | null;
  readonly overloaded: boolean;
  readonly holds: boolean;
  /** The first objective's percentile, ms; null where impossible. */
  readonly objectiveMs: number | null;
  readonly meanMs: number | null;
  readonly throughputRps: number | null;
  readonly capacityRps: number | null;
  readonly memoryMiB: number;
  readonly rejectedFraction: number | null;
}

export interface MixMap {
  readonly processes: readonly number[];
  readonly threads: readonly number[];
  /** Row by row: cells[p * threads.length + t]. */
  readonly cells: readonly MapCell[];
}

export interface CurvePoint {
  /** How many times today's load, in arrivals or in users. */
  readonly factor: number;
  readonly rateRps: number;
  readonly throughputRps: number;
  readonly rejectedFraction: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** The first objective's percentile. */
  readonly objectiveMs: number;
}

/** Why this mix: three or so short steps, each with the number it rests on. */
export interface Reason {
  readonly title: string;
  readonly detail: string;
}

export interface Recommendation extends EvaluatedMix {
  readonly reasons: readonly Reason[];
  /** Other mixes worth knowing, best first, each with what it trades. */
  readonly alternatives: readonly { readonly mix: Mix; readonly loadLineRps: number; readonly tradeOff: string }[];
}

/** Everything that the planner, the report and the API show of a scenario. Plain data. */
export interface Plan {
  readonly modelVersion: string;
  /** The verdict as a sentence that a person could say aloud. */
  readonly sentence: string;
  /** Findings about the scenario itself, whatever the mix. */
  readonly findings: readonly Finding[];
  readonly recommendation: Recommendation | null;
  readonly today: EvaluatedMix;
  readonly ruleOfThumb: EvaluatedMix;
  readonly map: MixMap;
  /** Of the recommended mix, or of today's where nothing can be recommended. */
  readonly curve: readonly CurvePoint[];
  /** What to run, for the recommended mix or today's; several lines where it is a configuration. */
  readonly command: string;
}
