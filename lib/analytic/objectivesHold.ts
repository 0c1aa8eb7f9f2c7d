import type { Scenario } from "@/lib/scenario/scenario";
import type { LatencyObjective } from "@/lib/scenario/traffic";
import type { Evaluation } from "./evaluate";
import { type ResponseTimes, responseTimes } from "./latency";
import type { Machine } from "./machine";
import { memoryOf } from "./memory";
import type { MemoryUse } from "./prediction";

/** Beyond this a margin says no more than "far". */
const FAR = 8;

/** ln(allowed/actual) of two shares, ± FAR where one of them is nothing. */
function logMargin(allowed: number, actual: number): number {
  if (actual <= 0) return FAR;
  if (allowed <= 0) return -FAR;
  return Math.max(-FAR, Math.min(FAR, Math.log(allowed / actual)));
}

/** How far rejections, CPU and memory ceilings, and overload are from failing. */
function resourceMargin(
  { objectives, traffic }: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  memory: MemoryUse,
) {
  const busy = evaluation.throughput * machine.workload.cpuMs;
  const margin = Math.min(
    logMargin(objectives.maxRejectedPercent, 100 * evaluation.state.blocking),
    1 - (100 * busy) / (objectives.maxCpuPercent * machine.cores * (1 + 1e-9)),
    1 - (100 * memory.totalMiB) / (objectives.maxMemoryPercent * memory.availableMiB),
  );
  if (traffic.load.kind === "closed") return margin;
  const most = evaluation.capacity * (1 + objectives.maxRejectedPercent / 100);
  return Math.min(margin, evaluation.offered < most ? 1 - evaluation.offered / most : -1e-9);
}

/** P(response > the objective's limit). */
function lateShare({ system }: Machine, times: ResponseTimes, objective: LatencyObjective): number {
  const index = system.classes.findIndex((one) => one.name === objective.class);
  return 1 - times.within(objective.limitMs, objective.at, index < 0 ? null : index);
}

/**
 * How far everything that was asked is from failing: latency, rejections, CPU and memory ceilings, and overload. Not
 * negative where all of it holds; falls continuously with load, so that a root finder can follow it to the line.
 */
export function objectiveMargin(scenario: Scenario, machine: Machine, evaluation: Evaluation): number {
  const memory = memoryOf(scenario, machine.system, evaluation.mix, evaluation.inService);
  let margin = resourceMargin(scenario, machine, evaluation, memory);
  // What fails already needs no percentile.
  if (margin < 0) return margin;
  const times = responseTimes(evaluation);
  for (const objective of scenario.objectives.latency) {
    margin = Math.min(margin, logMargin(1 - objective.percentile / 100, lateShare(machine, times, objective)));
    if (margin < 0) return margin;
  }
  return margin;
}

/** Whether everything that was asked holds, of an evaluation whose first latency objective comes to `firstMs`. */
export function objectivesHold(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  memory: MemoryUse,
  times: ResponseTimes,
  firstMs: number | null,
): boolean {
  const [first, ...others] = scenario.objectives.latency;
  if (first !== undefined && firstMs !== null && firstMs > first.limitMs) return false;
  return (
    resourceMargin(scenario, machine, evaluation, memory) >= 0 &&
    others.every((objective) => lateShare(machine, times, objective) <= 1 - objective.percentile / 100)
  );
}
