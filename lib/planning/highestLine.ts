import type { Model } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";
import { largestFactor, lineFactor, marginAt } from "./loadLine";

/** A mix and the load at which an objective fails, as a multiple of today's. */
export interface Line {
  readonly mix: Mix;
  readonly factor: number;
}

/** A line that is less than this higher is the same. */
const SAME = 1.001;

/**
 * The mix with the highest line; null where no mix has one. `mixes` are worth having the likely best first. A challenger
 * costs one evaluation: whether it still holds just above the best line so far; only those that do are searched.
 */
export function highestLine(model: Model, mixes: readonly Mix[]): Line | null {
  let best: Line | null = null;
  for (const mix of mixes) {
    const bar = best === null ? 0 : best.factor * SAME;
    if (largestFactor(model, mix) <= bar || (best !== null && marginAt(model, mix, bar) < 0)) continue;
    const factor = lineFactor(model, mix);
    if (factor > bar) best = { mix, factor };
  }
  return best;
}
