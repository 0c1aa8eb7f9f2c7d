import { evaluate } from "@/lib/analytic/evaluate";
import { responseTimes } from "@/lib/analytic/latency";
import { firstObstacle } from "@/lib/analytic/limits";
import { memoryOf } from "@/lib/analytic/memory";
import { objectivesHold } from "@/lib/analytic/objectivesHold";
import { objectiveMs } from "@/lib/analytic/performance";
import type { Model } from "@/lib/analytic/predict";
import type { FindingCode } from "@/lib/analytic/prediction";
import type { Mix } from "@/lib/servers/system";
import type { MapCell } from "./plan";

/**
 * One cell of the map: the same evaluation as a full prediction, less what the map does not show. `nearMs`: the objective's
 * percentile in a neighbouring cell, where there is one.
 */
export function mapCell(
  { scenario, machine }: Model,
  mix: Mix,
  ruledOut: FindingCode | null,
  nearMs: number | null = null,
): MapCell {
  const { system } = machine;
  const evaluation = evaluate(machine, mix, system.load);
  const memory = memoryOf(scenario, system, mix, evaluation.inService);
  const impossible = ruledOut ?? firstObstacle(scenario, system, mix, memory);
  const perSecond = 1000 * system.machines;
  const none = { objectiveMs: null, meanMs: null, throughputRps: null, capacityRps: null, rejectedFraction: null };
  if (impossible !== null)
    return { mix, impossible, overloaded: false, holds: false, memoryMiB: memory.totalMiB, ...none };
  const times = responseTimes(evaluation);
  const [objective] = scenario.objectives.latency;
  const firstMs = objective === undefined ? null : objectiveMs(machine, times, objective, nearMs);
  return {
    mix,
    impossible: null,
    overloaded: system.load.kind === "open" && evaluation.offered >= evaluation.capacity * 0.9999,
    holds: objectivesHold(scenario, machine, evaluation, memory, times, firstMs),
    objectiveMs: firstMs,
    meanMs: times.mean("server", null),
    throughputRps: evaluation.throughput * perSecond,
    capacityRps: evaluation.capacity * perSecond,
    memoryMiB: memory.totalMiB,
    rejectedFraction: evaluation.state.blocking,
  };
}
