import type { Model } from "@/lib/analytic/predict";
import { figure, mebibytes, milliseconds, percent } from "@/lib/analytic/wording";
import { evaluateMix } from "./evaluateMix";
import type { EvaluatedMix, Recommendation } from "./plan";
import type { Candidate } from "./recommend";

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

/** Next-best mixes, each the best at something: the highest line, the least memory, the fewest processes. */
export function alternativesTo(model: Model, chosen: EvaluatedMix, candidates: readonly Candidate[]): Alternative[] {
  const others = candidates.filter(
    ({ mix }) => mix.processes !== chosen.mix.processes || mix.threads !== chosen.mix.threads,
  );
  const holding = others.filter(({ factor }) => factor >= 1);
  const pool = holding.length > 0 ? holding : others;
  const best = (score: (candidate: Candidate) => number) =>
    pool.reduce<Candidate | null>(
      (winner, one) => (winner === null || score(one) > score(winner) ? one : winner),
      null,
    );
  const picks = [
    best(({ factor }) => factor),
    best(({ memoryMiB }) => -memoryMiB),
    best(({ mix, factor }) => -mix.processes + factor * 1e-6),
    best(({ mix, factor }) => -mix.threads + factor * 1e-6),
  ];
  const distinct = [...new Set(picks)].filter((one) => one !== null);
  return distinct.map(({ mix }) => {
    const evaluated = evaluateMix(model, mix);
    return { evaluated, tradeOff: tradeOff(chosen, evaluated) };
  });
}
