import { memoryOf } from "@/lib/analytic/memory";
import type { Model } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";
import { highestLine, mayHold } from "./highestLine";
import { marginAt } from "./loadLine";
import type { MapCell } from "./plan";

/** Mixes whose line is within this share of the best are as good; the lightest of them wins. */
const AS_GOOD = 0.95;
/** What an input that is 1 % off may move a line by, against the best one. */
const LEEWAY = 0.01;

export interface Choice {
  readonly mix: Mix;
  /** The one with the highest line: it may be another. */
  readonly highest: Mix;
  /** Mixes that a change of 1 % in an input would recommend instead: as good as the chosen one. */
  readonly ties: readonly Mix[];
}

/** Values that differ by less than a per cent or so are limited by the same thing. */
function step(value: number | null): number {
  return Math.round(50 * Math.log(Math.max(value ?? 0, 1e-9)));
}

/** The likely highest lines first: by capacity, by the time that the first objective takes today, the lightest first. */
export function likelyBest(cells: readonly MapCell[]): MapCell[] {
  return cells
    .map((cell) => ({ cell, capacity: step(cell.capacityRps), time: step(cell.objectiveMs) }))
    .sort((a, b) => b.capacity - a.capacity || a.time - b.time || a.cell.memoryMiB - b.cell.memoryMiB)
    .map(({ cell }) => cell);
}

/**
 * The design's rule: of the mixes whose load line is within 5 % of the best one, the one with the least memory. Whether a
 * mix's line lies above a load takes one evaluation, so hardly a line but the best one is searched for.
 */
export function recommendedMix(model: Model, cells: readonly MapCell[]): Choice | null {
  const possible = cells.filter((cell) => cell.impossible === null);
  const best = highestLine(model, likelyBest(possible));
  if (best === null) return null;
  const reaches = (cell: MapCell, share: number) =>
    mayHold(model, cell, share * best.factor) && marginAt(model, cell.mix, share * best.factor) >= 0;
  const { scenario, machine } = model;
  const lightest = possible
    .map((cell) => ({ cell, memoryMiB: memoryOf(scenario, machine.system, cell.mix, 0).totalMiB }))
    .sort((a, b) => a.memoryMiB - b.memoryMiB);
  const ties: Mix[] = [];
  let chosen: Mix | null = null;
  for (const { cell } of lightest) {
    if (chosen === null) {
      if (!reaches(cell, AS_GOOD - LEEWAY)) continue;
      if (reaches(cell, AS_GOOD)) chosen = cell.mix;
      else ties.push(cell.mix);
      if (chosen !== null && reaches(cell, AS_GOOD + LEEWAY)) break;
    } else if (reaches(cell, AS_GOOD)) {
      // The chosen one only just is as good as the best: this is the next.
      ties.push(cell.mix);
      if (reaches(cell, AS_GOOD + LEEWAY)) break;
    }
  }
  return { mix: chosen ?? best.mix, highest: best.mix, ties };
}
