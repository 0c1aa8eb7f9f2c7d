import { type AdviceStep, adviceSteps } from "@/lib/planning/advice/adviceSteps";
import type { Plan } from "@/lib/planning/plan";
import { type SensitivityStep, sensitivitySteps } from "@/lib/planning/sensitivity/sensitivitySteps";
import type { Scenario } from "@/lib/scenario/scenario";

/** What takes many plans to say: what to change, and what the answer hangs on; as far as there was time for it. */
export interface ReportAnalyses {
  readonly advice: AdviceStep | null;
  readonly sensitivity: SensitivityStep | null;
}

/** The last step that was waited for. */
function lastOf<T>(steps: Iterable<T>, goOn: () => boolean): T | null {
  let last: T | null = null;
  for (const step of steps) {
    last = step;
    if (!goOn()) break;
  }
  return last;
}

/**
 * The same analyses as the screen's. Each goes on while its `goOn` says so: a scenario of dozens of classes takes
 * minutes to analyse, and a reader waits for the report.
 */
export function reportAnalyses(
  scenario: Scenario,
  plan: Plan,
  goOn: { readonly advice: () => boolean; readonly sensitivity: () => boolean },
): ReportAnalyses {
  const { mix } = plan.recommendation ?? plan.today;
  return {
    advice: lastOf(adviceSteps(scenario), goOn.advice),
    sensitivity: lastOf(sensitivitySteps(scenario, mix), goOn.sensitivity),
  };
}
