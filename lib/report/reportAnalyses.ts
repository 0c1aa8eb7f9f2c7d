import type { Advice } from "@/lib/planning/advice/advice";
import { adviceSteps } from "@/lib/planning/advice/adviceSteps";
import type { Plan } from "@/lib/planning/plan";
import { type SensitivityStep, sensitivitySteps } from "@/lib/planning/sensitivity/sensitivitySteps";
import type { Scenario } from "@/lib/scenario/scenario";

/** What takes many plans to say: what to change, and what the answer hangs on. */
export interface ReportAnalyses {
  /** The best first. */
  readonly advice: readonly Advice[];
  readonly sensitivity: SensitivityStep | null;
}

function lastOf<T>(steps: Iterable<T>): T | null {
  let last: T | null = null;
  for (const step of steps) last = step;
  return last;
}

/** The same analyses as the screen's, to their end. */
export function reportAnalyses(scenario: Scenario, plan: Plan): ReportAnalyses {
  const { mix } = plan.recommendation ?? plan.today;
  return {
    advice: lastOf(adviceSteps(scenario))?.advice ?? [],
    sensitivity: lastOf(sensitivitySteps(scenario, mix)),
  };
}
