import { limitWords } from "@/lib/analytic/limitWords";
import type { Model } from "@/lib/analytic/predict";
import type { Finding } from "@/lib/analytic/prediction";
import { count, figure, milliseconds, requestsPerSecond } from "@/lib/analytic/wording";
import { mixName } from "./mixName";
import type { EvaluatedMix } from "./plan";

function latencyClause(evaluated: EvaluatedMix): string {
  const first = evaluated.prediction.performance?.objectives[0];
  if (first === undefined) return "";
  return `${figure(first.objective.percentile)} % of requests within ${milliseconds(first.valueMs)}`;
}

/** The verdict as a sentence that a person could say aloud, honest where nothing holds. */
export function sentenceOf(
  model: Model,
  findings: readonly Finding[],
  recommended: EvaluatedMix | null,
  today: EvaluatedMix,
): string {
  const { facts } = model.machine.system;
  const blocking =
    findings.find(({ code }) => code === "asgi-framework") ??
    findings.find(({ severity }) => severity === "impossible");
  if (blocking !== undefined) return `${blocking.message} ${blocking.remedy}`;
  const performance = recommended?.prediction.performance;
  if (recommended === null || performance === null || performance === undefined) {
    const reason = today.prediction.findings.find(({ severity }) => severity !== "caution");
    if (today.prediction.performance === null)
      return `No mix of ${facts.name} runs here. ${reason === undefined ? "" : `${reason.message} ${reason.remedy}`}`.trim();
    return `No mix of ${facts.name} holds the objectives at any load. ${reason === undefined ? "" : reason.message}`.trim();
  }
  const name = mixName(recommended.mix, facts);
  const next = `${limitWords(performance.binding)} is the next thing to give`;
  const headroom = recommended.headroom ?? 0;
  const rate = requestsPerSecond(performance.offeredRps);
  if (headroom < 0) {
    const line = requestsPerSecond(recommended.loadLineRps ?? 0);
    return `No mix holds ${rate}: the best, ${name}, holds up to ${line}; ${limitWords(performance.binding)} gives first.`;
  }
  return `Run ${name}: ${latencyClause(recommended)} at ${rate}, ${count(headroom * 100)} % below the line; ${next}.`;
}
