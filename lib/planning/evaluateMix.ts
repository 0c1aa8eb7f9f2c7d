import { type Model, predictMix } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";
import { lineOf } from "./loadLine";
import type { EvaluatedMix } from "./plan";

/** One mix in full, with its distance to the line. */
export function evaluateMix(model: Model, mix: Mix): EvaluatedMix {
  const prediction = predictMix(model, mix);
  const line = prediction.performance === null ? null : lineOf(model, mix);
  return { mix, prediction, loadLineRps: line?.rateRps ?? null, headroom: line?.headroom ?? null };
}
