import { type Model, predictMix } from "@/lib/analytic/predict";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";

/** Just past the line: beyond the width to which it was searched. */
const PAST = 1.002;
/** Where even next to no load fails. */
const IDLE = 1e-6;

function timesLoad(load: Load, factor: number): Load {
  return load.kind === "open" ? { ...load, rateRps: load.rateRps * factor } : { ...load, users: load.users * factor };
}

/** What fails just past the line, in the words of the finding. */
export function pastTheLine(model: Model, mix: Mix, factor: number): string {
  const load = timesLoad(model.machine.system.load, factor === 0 ? IDLE : factor * PAST);
  const failing = predictMix(model, mix, load).findings.find(({ severity }) => severity === "failing");
  if (failing === undefined) return "";
  return `${factor === 0 ? "Whatever the load" : "Just past it"}: ${failing.message}`;
}
