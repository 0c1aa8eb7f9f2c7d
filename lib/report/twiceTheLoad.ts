import { count, milliseconds, requestsPerSecond } from "@/lib/analytic/wording";
import { lineWords } from "@/lib/planning/loadWords";
import type { CurvePoint, EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { curveAtLoad } from "./curveAt";
import { objectiveName } from "./objectiveName";

const TWICE = 2;

/** The curve's latency at twice today's load; null where it ends before. */
function latencyAtTwice(curve: readonly CurvePoint[]): number | null {
  const reaches = (curve.at(-1)?.factor ?? 0) >= TWICE;
  return reaches ? (curveAtLoad(curve, TWICE)?.objectiveMs ?? null) : null;
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
