import type { Model } from "@/lib/analytic/predict";
import { figure, mebibytes, milliseconds, percent } from "@/lib/analytic/wording";
import type { Mix } from "@/lib/servers/system";
import { evaluateMix } from "./evaluateMix";
import { highestLine } from "./highestLine";
import type { EvaluatedMix, MapCell, Recommendation } from "./plan";
import { likelyBest } from "./recommend";

type Alternative = Recommendation["alternatives"][number];

function latency(evaluated: EvaluatedMix): number {
  return evaluated.prediction.performance?.objectives[0]?.valueMs ?? Number.MAX_VALUE;
}

function tradeOff(chosen: EvaluatedMix, other: EvaluatedMix): string {
  const parts: string[] = [];
  const memory = other.prediction.memory.totalMiB - chosen.prediction.memory.totalMiB;
  if (Math.abs(memory) >= 1) parts.push(`${mebibytes(Math.abs(memory))} ${memory > 0 ? "more" : "less"} memory`);
  const difference = latency(other) - latency(chosen);
  if (Math.abs(difference) > 0.01 * latency(chosen)) {
    const first = other.prediction.performance?.objectives[0]?.objective.percentile ?? 95;
    parts.push(`p${figure(first)} ${milliseconds(Math.abs(difference))} ${difference > 0 ? "longer" : "shorter"}`);
  }
  const line = (other.loadLineRps ?? 0) / (chosen.loadLineRps ?? 1) - 1;
  if (Math.abs(line) > 0.005) parts.push(`a line ${percent(Math.abs(line))} ${line > 0 ? "higher" : "lower"}`);
  return parts.length === 0 ? "No difference that matters." : `${parts.join(", ")}.`;
}

/** The mixes at the low end of a dial, the likely highest line first. */
function fewest(cells: readonly MapCell[], dial: keyof Mix): readonly Mix[] {
  const least = Math.min(...cells.map(({ mix }) => mix[dial]));
  return likelyBest(cells.filter(({ mix }) => mix[dial] === least)).map(({ mix }) => mix);
}

const MOST_TIES = 2;

/** Other mixes worth knowing: those as good as the chosen one, the highest line, the least memory, the fewest of each. */
export function alternativesTo(
  model: Model,
  chosen: EvaluatedMix,
  ties: readonly Mix[],
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
  const picks = [
    ...ties.slice(0, MOST_TIES),
    highestLine(
      model,
      likelyBest(pool).map(({ mix }) => mix),
    )?.mix,
    lightest?.mix,
    highestLine(model, fewest(pool, "processes"))?.mix,
    highestLine(model, fewest(pool, "threads"))?.mix,
  ];
  const distinct = [...new Set(picks)].filter((mix) => mix !== undefined);
  return distinct
    .map((mix) => {
      const evaluated = evaluateMix(model, mix);
      const words = tradeOff(chosen, evaluated);
      return {
        evaluated,
        tradeOff: ties.includes(mix) ? `As good, within what a 1 % change of an input moves: ${words}` : words,
      };
    })
    .filter(({ evaluated }) => (evaluated.loadLineRps ?? 0) > 0);
}
