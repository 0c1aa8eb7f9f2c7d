import type { Scenario } from "@/lib/scenario/scenario";
import type { LatencyObjective } from "@/lib/scenario/traffic";
import { breakdownOf } from "./breakdown";
import { bindingOf } from "./budgets";
import type { Evaluation } from "./evaluate";
import { latencyOf, type ResponseTimes, responseTimes } from "./latency";
import type { Machine } from "./machine";
import type { Budget, ObjectiveResult, Performance } from "./prediction";
import { trustOf } from "./trust";

/** What an objective's percentile comes to; `near` as in `ResponseTimes`. */
export function objectiveMs(
  machine: Machine,
  times: ResponseTimes,
  objective: LatencyObjective,
  near: number | null = null,
): number {
  const index = machine.system.classes.findIndex((one) => one.name === objective.class);
  return times.percentile(objective.percentile, objective.at, index < 0 ? null : index, near);
}

export function performanceOf(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  budgets: readonly Budget[],
): Performance {
  const times = responseTimes(evaluation);
  const { machines } = machine.system;
  const perSecond = 1000 * machines;
  const objectives: ObjectiveResult[] = scenario.objectives.latency.map((objective) => {
    const valueMs = objectiveMs(machine, times, objective);
    return { objective, valueMs, holds: valueMs <= objective.limitMs };
  });
  const [first] = scenario.objectives.latency;
  return {
    offeredRps: evaluation.offered * perSecond,
    throughputRps: evaluation.throughput * perSecond,
    rejectedFraction: evaluation.state.blocking,
    capacityRps: evaluation.capacity * perSecond,
    meanInSystem: evaluation.meanInSystem,
    server: latencyOf(times, "server", null),
    client: latencyOf(times, "client", null),
    classes: machine.system.classes.map(({ name }, index) => ({
      name,
      server: latencyOf(times, "server", index),
      client: latencyOf(times, "client", index),
    })),
    breakdown: breakdownOf(
      evaluation,
      times.mean("server", null),
      times.percentile(first?.percentile ?? 95, "server", null),
    ),
    objectives,
    binding: bindingOf(budgets),
    trust: trustOf(machine, evaluation),
  };
}
