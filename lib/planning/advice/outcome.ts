import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Outcome } from "./advice";

/** The figures of one evaluated mix that advice compares. */
export function outcomeOf(scenario: Scenario, { mix, prediction, loadLineRps, headroom }: EvaluatedMix): Outcome {
  const { performance, findings, memory } = prediction;
  const { costPerHour, machines } = scenario.hardware;
  return {
    mix,
    holds: performance !== null && findings.every(({ severity }) => severity === "caution"),
    objectiveMs: performance?.objectives[0]?.valueMs ?? null,
    loadLineRps,
    headroom,
    memoryMiB: memory.totalMiB,
    costPerHour: costPerHour === null ? null : costPerHour * machines,
    findings: findings.map(({ code }) => code),
  };
}
