import { milliseconds, requestsPerSecond } from "@/lib/analytic/wording";
import type { CurvePoint, EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { objectiveName } from "./objectiveName";

/** The curve's latency at a rate between two of its points; null beyond its ends. */
function latencyAt(curve: readonly CurvePoint[], rateRps: number): number | null {
  const after = curve.findIndex((point) => point.rateRps >= rateRps);
  const high = curve[after];
  const low = curve[after - 1];
  if (high === undefined || low === undefined) return null;
  const along = (rateRps - low.rateRps) / (high.rateRps - low.rateRps);
  return low.objectiveMs + along * (high.objectiveMs - low.objectiveMs);
}

/**
 * What becomes of this mix at twice the arrival rate, in a sentence. Null where it can't run, and for users who wait
 * for their answers: twice as many of them do not make twice the load.
 */
export function twiceTheLoad(
  { traffic, objectives }: Scenario,
  { prediction, loadLineRps }: EvaluatedMix,
  curve: readonly CurvePoint[],
): string | null {
  const { performance } = prediction;
  const [objective] = objectives.latency;
  if (traffic.load.kind !== "open" || performance === null || objective === undefined || loadLineRps === null)
    return null;
  const rateRps = 2 * traffic.load.rateRps;
  const at = `At twice the load, ${requestsPerSecond(rateRps)},`;
  if (rateRps > performance.capacityRps)
    return `${at} it sinks: this mix serves ${requestsPerSecond(performance.capacityRps)} at most.`;
  const valueMs = latencyAt(curve, rateRps);
  const latency = valueMs === null ? "" : `, ${objectiveName(objective)} ${milliseconds(valueMs)}`;
  return rateRps <= loadLineRps
    ? `${at} it still holds${latency}.`
    : `${at} it runs but misses what you ask${latency}; the line is at ${requestsPerSecond(loadLineRps)}.`;
}
