import type { Scenario } from "@/lib/scenario/scenario";
import type { Evaluation } from "./evaluate";
import { type ResponseTimes, responseTimes } from "./latency";
import type { Machine } from "./machine";
import { memoryOf } from "./memory";

/** Whether everything that was asked holds: latency, rejections, CPU and memory ceilings; and it is no overload. */
export function objectivesHold(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  times?: ResponseTimes,
): boolean {
  const { objectives, traffic } = scenario;
  if (
    traffic.load.kind === "open" &&
    evaluation.offered >= evaluation.capacity * (1 + objectives.maxRejectedPercent / 100)
  )
    return false;
  if (evaluation.state.blocking * 100 > objectives.maxRejectedPercent) return false;
  if (evaluation.throughput * machine.workload.cpuMs * 100 > objectives.maxCpuPercent * machine.cores * (1 + 1e-9))
    return false;
  const memory = memoryOf(scenario, machine.system, evaluation.mix, evaluation.inService);
  if (memory.totalMiB * 100 > objectives.maxMemoryPercent * memory.availableMiB) return false;
  const response = times ?? responseTimes(evaluation);
  return objectives.latency.every((objective) => {
    const index = machine.system.classes.findIndex((one) => one.name === objective.class);
    const within = response.within(objective.limitMs, objective.at, index < 0 ? null : index);
    return within * 100 >= objective.percentile;
  });
}
