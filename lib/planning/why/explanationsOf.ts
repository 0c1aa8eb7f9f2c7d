import { modelOf } from "@/lib/analytic/predict";
import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { explainBudget } from "./explainBudgets";
import { explainCapacity, explainHeadroom, explainLine, explainRejected, explainThroughput } from "./explainFlow";
import { explainMemory, explainMemoryParts } from "./explainMemory";
import { explainClientMean, explainMean, explainObjective, explainSegment } from "./explainTimes";
import type { Explanation } from "./explanation";

/** Which number: "line", "memory", "memory:threads", "objective:0", "budget:CPU", "segment:queue" … */
export type Explanations = Readonly<Record<string, Explanation>>;

/** Why each number of one evaluated mix is what it is; without the numbers that it does not have. */
export function explanationsOf(scenario: Scenario, evaluated: EvaluatedMix): Explanations {
  const model = modelOf(scenario);
  const { prediction } = evaluated;
  const { performance } = prediction;
  const parts = explainMemoryParts(model, prediction);
  const memory = {
    memory: explainMemory(model, prediction),
    ...Object.fromEntries(Object.entries(parts).map(([id, one]) => [`memory:${id}`, one])),
  };
  if (performance === null) return memory;
  const entries: readonly (readonly [string, Explanation | null])[] = [
    ["mean", explainMean(performance)],
    ["clientMean", explainClientMean(performance)],
    ["throughput", explainThroughput(performance)],
    ["rejected", explainRejected(performance)],
    ["capacity", explainCapacity(model, prediction, performance)],
    ["line", explainLine(model, evaluated, performance)],
    ["headroom", explainHeadroom(model, evaluated, performance)],
    ...performance.objectives.map((one, index) => [`objective:${index}`, explainObjective(performance, one)] as const),
    ...prediction.budgets.map(
      (budget) => [`budget:${budget.name}`, explainBudget(model, prediction, performance, budget)] as const,
    ),
    ...TIME_SEGMENTS.map((segment) => [`segment:${segment}`, explainSegment(model, performance, segment)] as const),
  ];
  return {
    ...memory,
    ...Object.fromEntries(entries.flatMap(([id, one]) => (one === null ? [] : [[id, one] as const]))),
  };
}
