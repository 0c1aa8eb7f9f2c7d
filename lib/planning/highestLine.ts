import type { Model } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";
import { largestFactor, lineFactor, marginAt } from "./loadLine";
import type { MapCell } from "./plan";

/** A mix and the load at which an objective fails, as a multiple of today's. */
export interface Line {
  readonly mix: Mix;
  readonly factor: number;
}

/** Some of what arrives may be refused, and the capacity of coupled processes is a mean. */
const CAPACITY_LEEWAY = 1.2;
/** A line that is less than half a per cent higher is the same: a tenth of what the lightest of the good ones is chosen within. */
const SAME = 1.005;

/** Whether a mix may hold at that multiple of today's load, as far as its cell tells: every objective worsens with load. */
export function mayHold({ machine }: Model, { holds, capacityRps }: MapCell, factor: number): boolean {
  if (factor >= 1 && !holds) return false;
  const { load, machines } = machine.system;
  return (
    load.kind === "closed" || capacityRps === null || capacityRps * CAPACITY_LEEWAY >= factor * load.rateRps * machines
  );
}

/**
 * The mix with the highest line; null where no mix has one. `cells` are worth having the likely best first. A challenger
 * costs one evaluation: whether it still holds just above the best line so far; only those that do are searched.
 */
export function highestLine(model: Model, cells: readonly MapCell[]): Line | null {
  let best: Line | null = null;
  for (const cell of cells) {
    const { mix } = cell;
    const bar = best === null ? 0 : best.factor * SAME;
    if (!mayHold(model, cell, bar) || largestFactor(model, mix) <= bar) continue;
    const atBar = best === null ? null : { x: bar, y: marginAt(model, mix, bar) };
    if (atBar !== null && atBar.y < 0) continue;
    const factor = lineFactor(model, mix, atBar);
    if (factor > bar) best = { mix, factor };
  }
  return best;
}
