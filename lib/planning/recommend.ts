import { memoryOf } from "@/lib/analytic/memory";
import type { Model } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";
import { largestFactor, lineOf } from "./loadLine";
import type { MapCell } from "./plan";

/** Mixes whose line is within this share of the best are as good; the lightest of them wins. */
const AS_GOOD = 0.95;

export interface Candidate {
  readonly mix: Mix;
  readonly memoryMiB: number;
  /** The load at which an objective fails, as a multiple of today's. */
  readonly factor: number;
}

/**
 * The design's rule: of the mixes whose load line is within 5 % of the best one, the one with the least memory.
 * Lines are searched for in the order of their upper bounds (CPU ceiling, GILs, slots), so most are never needed.
 */
export function recommendedMixes(model: Model, cells: readonly MapCell[]): Candidate[] {
  const { scenario, machine } = model;
  const possible = cells
    .filter((cell) => cell.impossible === null)
    .map(({ mix }) => ({
      mix,
      bound: largestFactor(model, mix),
      memoryMiB: memoryOf(scenario, machine.system, mix, 0).totalMiB,
    }))
    .sort((a, b) => b.bound - a.bound || a.memoryMiB - b.memoryMiB);
  const priced = new Map<Mix, Candidate>();
  const price = ({ mix, memoryMiB }: { mix: Mix; memoryMiB: number }): Candidate => {
    const known = priced.get(mix);
    if (known !== undefined) return known;
    const line = lineOf(model, mix);
    const factor = line === null || line.rateRps === 0 ? 0 : 1 / (1 - line.headroom);
    const candidate = { mix, memoryMiB, factor };
    priced.set(mix, candidate);
    return candidate;
  };
  let best = 0;
  for (const one of possible) {
    if (one.bound <= best * 1.0001) continue;
    best = Math.max(best, price(one).factor);
  }
  if (best === 0) return [];
  const good = possible.filter(({ bound }) => bound >= AS_GOOD * best).sort((a, b) => a.memoryMiB - b.memoryMiB);
  const winner = good.map(price).find(({ factor }) => factor >= AS_GOOD * best);
  const others = [...priced.values()].filter((one) => one !== winner && one.factor > 0);
  return winner === undefined ? [] : [winner, ...others];
}
