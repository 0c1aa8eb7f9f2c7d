import { count, milliseconds, requestsPerSecond } from "@/lib/analytic/wording";
import { lineWords } from "@/lib/planning/loadWords";
import type { CurvePoint, EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { objectiveName } from "./objectiveName";

const TWICE = 2;

/** The curve's latency at twice today's load, between two of its points; null beyond its ends. */
function latencyAtTwice(curve: readonly CurvePoint[]): number | null {
  const after = curve.findIndex((point) => point.factor >= TWICE);
  const high = curve[after];
  const low = curve[after - 1];
  if (high === undefined || low === undefined) return null;
  const along = (TWICE - low.factor) / (high.factor - low.factor);
  return low.objectiveMs + along * (high.objectiveMs - low.objectiveMs);
}

/** What becomes of this mix under twice the arrivals, or twice the users, in a sentence. Null where it can't run. */
export function twiceTheLoad(
  { traffic, objectives }: Scenario,
  { prediction, loadLineRps, headroom }: EvaluatedMix,
  curve: readonly CurvePoint[],
): string | null {
  const { performance } = prediction;
  const [objective] = objectives.latency;
  const { load } = traffic;
  if (performance === null || objective === undefined || loadLineRps === null || headroom === null) return null;
  const at =
    load.kind === "open"
      ? `At twice the load, ${requestsPerSecond(TWICE * load.rateRps)},`
      : `With twice the users, ${count(TWICE * load.users)},`;
  if (load.kind === "open" && TWICE * load.rateRps > performance.capacityRps)
    return `${at} it sinks: this mix serves ${requestsPerSecond(performance.capacityRps)} at most.`;
  const valueMs = latencyAtTwice(curve);
  const latency = valueMs === null ? "" : `, ${objectiveName(objective)} ${milliseconds(valueMs)}`;
  const holds = loadLineRps > 0 && TWICE * (1 - headroom) <= 1;
  return holds
    ? `${at} it still holds${latency}.`
    : `${at} it runs but misses what you ask${latency}; the line is at ${lineWords(load, loadLineRps, headroom)}.`;
}
