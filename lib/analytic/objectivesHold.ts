import type { Scenario } from "@/lib/scenario/scenario";
import type { Evaluation } from "./evaluate";
import { type ResponseTimes, responseTimes } from "./latency";
import type { Machine } from "./machine";
import { memoryOf } from "./memory";

/** Beyond this a margin says no more than "far". */
const FAR = 8;

/** ln(allowed/actual) of two shares, ± FAR where one of them is nothing. */
function logMargin(allowed: number, actual: number): number {
  if (actual <= 0) return FAR;
  if (allowed <= 0) return -FAR;
  return Math.max(-FAR, Math.min(FAR, Math.log(allowed / actual)));
}

/**
 * How far everything that was asked is from failing: latency, rejections, CPU and memory ceilings, and overload. Not
 * negative where all of it holds; falls continuously with load, so that a root finder can follow it to the line.
 */
export function objectiveMargin(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  times?: ResponseTimes,
): number {
  const { objectives, traffic } = scenario;
  const busy = evaluation.throughput * machine.workload.cpuMs;
  const memory = memoryOf(scenario, machine.system, evaluation.mix, evaluation.inService);
  let margin = Math.min(
    logMargin(objectives.maxRejectedPercent, 100 * evaluation.state.blocking),
    1 - (100 * busy) / (objectives.maxCpuPercent * machine.cores * (1 + 1e-9)),
    1 - (100 * memory.totalMiB) / (objectives.maxMemoryPercent * memory.availableMiB),
  );
  if (traffic.load.kind === "open") {
    const most = evaluation.capacity * (1 + objectives.maxRejectedPercent / 100);
    margin = Math.min(margin, evaluation.offered < most ? 1 - evaluation.offered / most : -1e-9);
  }
  // What fails already needs no percentile.
  if (margin < 0) return margin;
  const response = times ?? responseTimes(evaluation);
  for (const objective of objectives.latency) {
    const index = machine.system.classes.findIndex((one) => one.name === objective.class);
    const late = 1 - response.within(objective.limitMs, objective.at, index < 0 ? null : index);
    margin = Math.min(margin, logMargin(1 - objective.percentile / 100, late));
    if (margin < 0) return margin;
  }
  return margin;
}

/** Whether everything that was asked holds. */
export function objectivesHold(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  times?: ResponseTimes,
): boolean {
  return objectiveMargin(scenario, machine, evaluation, times) >= 0;
}
