import { emptyStartMean } from "@/lib/queueing/emptyStart";
import type { Evaluation, Part } from "./evaluate";

/** How long it ran, and what of that was left out, ms. */
export interface Experiment {
  readonly warmUpMs: number;
  readonly durationMs: number;
}

function inExperiment(part: Part, slack: number, { warmUpMs, durationMs }: Experiment): Part {
  const { wait } = part.state;
  if (wait.kind !== "phases" || wait.ratio >= 1 || slack <= 0) return part;
  // The tail's mean is σ²/(2 d): so many requests, at that slack, make the unit of time.
  const unit = (2 * wait.ratio) / (1 - wait.ratio) / slack;
  const share = emptyStartMean(warmUpMs / unit, durationMs / unit);
  return {
    ...part,
    meanWaitMs: part.meanWaitMs * share,
    state: { ...part.state, wait: { ...wait, phaseRate: wait.phaseRate / share } },
  };
}

/**
 * An equilibrium as an experiment of stated length finds it that starts empty: near capacity a queue needs minutes to
 * grow, and a run of 30 s is over before. Waits are those of reflected Brownian motion by then, on average.
 */
export function duringExperiment(evaluation: Evaluation, experiment: Experiment): Evaluation {
  const { parts, queueing, mix, capacity } = evaluation;
  const queues = queueing.private ? mix.processes : 1;
  return {
    ...evaluation,
    parts: parts.map((part) => inExperiment(part, capacity / queues - part.state.throughput, experiment)),
  };
}
