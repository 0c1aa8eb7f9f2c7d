import { limitWords } from "@/lib/analytic/limitWords";
import { objectiveWords } from "@/lib/analytic/objectiveWords";
import { type Model, predictMix } from "@/lib/analytic/predict";
import type { Finding } from "@/lib/analytic/prediction";
import { milliseconds } from "@/lib/analytic/wording";
import type { Load } from "@/lib/scenario/traffic";
import { headroomText } from "./headroomText";
import { lineWords, loadWords, underLoadWords } from "./loadWords";
import { mixName } from "./mixName";
import type { EvaluatedMix } from "./plan";

/** Next to no load: what fails under it fails under any. */
const IDLE = 1e-6;

function idleLoad(load: Load): Load {
  return load.kind === "open" ? { ...load, rateRps: load.rateRps * IDLE } : { ...load, users: load.users * IDLE };
}

/** Why nothing holds, in the words of the finding that today's mix has even when next to nothing arrives. */
function idleReason(model: Model, { mix }: EvaluatedMix): string {
  const { findings } = predictMix(model, mix, idleLoad(model.machine.system.load));
  return findings.find(({ severity }) => severity === "failing")?.message ?? "";
}

function latencyClause(evaluated: EvaluatedMix): string {
  const first = evaluated.prediction.performance?.objectives[0];
  if (first === undefined) return "";
  const { objective, valueMs } = first;
  const place = objective.at === "client" ? " at the client" : "";
  return `${objectiveWords(objective)}${place} within ${milliseconds(valueMs)}`;
}

/** The verdict as a sentence that a person could say aloud, honest where nothing holds. */
export function sentenceOf(
  model: Model,
  findings: readonly Finding[],
  recommended: EvaluatedMix | null,
  today: EvaluatedMix,
  anyRuns: boolean,
): string {
  const { facts } = model.machine.system;
  const { load } = model.scenario.traffic;
  const blocking =
    findings.find(({ code }) => code === "asgi-framework") ??
    findings.find(({ severity }) => severity === "impossible");
  if (blocking !== undefined) return `${blocking.message} ${blocking.remedy}`;
  const performance = recommended?.prediction.performance;
  if (recommended === null || performance === null || performance === undefined) {
    const [reason] = today.prediction.findings;
    if (today.prediction.performance === null)
      return `No mix of ${facts.name} ${anyRuns ? "holds the objectives" : "runs"} here. ${reason === undefined ? "" : `${reason.message} ${reason.remedy}`}`.trim();
    return `No mix of ${facts.name} holds the objectives, however low the load. ${idleReason(model, today)}`.trim();
  }
  const name = mixName(recommended.mix, facts);
  const next = `${limitWords(performance.binding)} is the next thing to give`;
  const headroom = recommended.headroom ?? 0;
  if (headroom < 0) {
    const line = lineWords(load, recommended.loadLineRps ?? 0, headroom);
    return `No mix holds ${loadWords(load)}: the best, ${name}, holds up to ${line}; ${limitWords(performance.binding)} gives first.`;
  }
  // Where processes race for connections, luck adds what the model does not price: the line may be reached earlier.
  const uneven = recommended.prediction.findings.some(({ code }) => code === "greedy-acceptance");
  const distance = `${uneven ? "at most " : ""}${headroomText(recommended)} the line`;
  return `Run ${name}: ${latencyClause(recommended)} ${underLoadWords(load, performance)}, ${distance}; ${next}.`;
}
