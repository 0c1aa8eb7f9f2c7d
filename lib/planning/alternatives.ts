import type { Model } from "@/lib/analytic/predict";
import { figure, mebibytes, milliseconds, percent } from "@/lib/analytic/wording";
import type { Mix } from "@/lib/servers/system";
import { highestLine } from "./highestLine";
import { lineOf } from "./loadLine";
import type { EvaluatedMix, MapCell, Recommendation } from "./plan";
import { type Choice, likelyBest } from "./recommend";

type Alternative = Recommendation["alternatives"][number];

/** What alternatives are weighed by. */
interface Weighed {
  readonly mix: Mix;
  /** The first objective's percentile. */
  readonly latencyMs: number;
  readonly memoryMiB: number;
  readonly loadLineRps: number;
}

function tradeOff(chosen: Weighed, other: Weighed, objectivePercentile: number): string {
  const parts: string[] = [];
  const memory = other.memoryMiB - chosen.memoryMiB;
  if (Math.abs(memory) >= 1) parts.push(`${mebibytes(Math.abs(memory))} ${memory > 0 ? "more" : "less"} memory`);
  const difference = other.latencyMs - chosen.latencyMs;
  if (Math.abs(difference) > 0.01 * chosen.latencyMs)
    parts.push(
      `p${figure(objectivePercentile)} ${milliseconds(Math.abs(difference))} ${difference > 0 ? "longer" : "shorter"}`,
    );
  const line = other.loadLineRps / Math.max(chosen.loadLineRps, 1e-12) - 1;
  if (Math.abs(line) > 0.005) parts.push(`a line ${percent(Math.abs(line))} ${line > 0 ? "higher" : "lower"}`);
  return parts.length === 0 ? "No difference that matters." : `${parts.join(", ")}.`;
}

/** The mixes at the low end of a dial, the likely highest line first. */
function fewest(cells: readonly MapCell[], dial: keyof Mix): readonly MapCell[] {
  const least = Math.min(...cells.map(({ mix }) => mix[dial]));
  return likelyBest(cells.filter(({ mix }) => mix[dial] === least));
}

const MOST_TIES = 2;

/** Other mixes worth knowing: those as good as the chosen one, the highest line, the least memory, the fewest of each. */
export function alternativesTo(
  model: Model,
  chosen: EvaluatedMix,
  { highest, ties }: Choice,
  cells: readonly MapCell[],
): Alternative[] {
  const others = cells.filter(
    ({ mix, impossible }) =>
      impossible === null && (mix.processes !== chosen.mix.processes || mix.threads !== chosen.mix.threads),
  );
  const holding = others.filter(({ holds }) => holds);
  const pool = holding.length > 0 ? holding : others;
  const lightest = pool.reduce<MapCell | null>(
    (winner, one) => (winner === null || one.memoryMiB < winner.memoryMiB ? one : winner),
    null,
  );
  // Unless it is the chosen one, the highest line of all is that of the others.
  const known = pool.find(({ mix }) => mix === highest);
  const picks = [
    ...ties.slice(0, MOST_TIES),
    known === undefined ? highestLine(model, likelyBest(pool))?.mix : known.mix,
    lightest?.mix,
    highestLine(model, fewest(pool, "processes"))?.mix,
    highestLine(model, fewest(pool, "threads"))?.mix,
  ];
  const [first] = chosen.prediction.performance?.objectives ?? [];
  const own: Weighed = {
    mix: chosen.mix,
    latencyMs: first?.valueMs ?? Number.MAX_VALUE,
    memoryMiB: chosen.prediction.memory.totalMiB,
    loadLineRps: chosen.loadLineRps ?? 0,
  };
  return [...new Set(picks)].flatMap((mix) => {
    const cell = cells.find((one) => one.mix === mix);
    const loadLineRps = mix === undefined ? 0 : (lineOf(model, mix)?.rateRps ?? 0);
    if (cell === undefined || loadLineRps === 0) return [];
    const other = {
      mix: cell.mix,
      latencyMs: cell.objectiveMs ?? Number.MAX_VALUE,
      memoryMiB: cell.memoryMiB,
      loadLineRps,
    };
    const words = tradeOff(own, other, first?.objective.percentile ?? 95);
    return {
      mix: cell.mix,
      loadLineRps,
      tradeOff: ties.includes(cell.mix) ? `As good, within what a 1 % change of an input moves: ${words}` : words,
    };
  });
}
