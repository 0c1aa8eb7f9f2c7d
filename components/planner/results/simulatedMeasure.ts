import type { Latency } from "@/lib/analytic/prediction";
import type { LatencyObjective } from "@/lib/scenario/traffic";
import type { LatencyEstimate } from "@/lib/simulation/result";

export type Measure = keyof Latency & keyof LatencyEstimate;

const MEASURES: Readonly<Record<number, Measure>> = { 50: "p50Ms", 90: "p90Ms", 95: "p95Ms", 99: "p99Ms" };

/** Which of the simulation's figures stands beside an objective: its own percentile where that is counted, else p95. */
export function simulatedMeasure(objective: LatencyObjective | undefined) {
  return { measure: MEASURES[objective?.percentile ?? 95] ?? "p95Ms", at: objective?.at ?? "server" } as const;
}
