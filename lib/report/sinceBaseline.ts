import { makePlan } from "@/lib/planning/makePlan";
import { type MovedNumber, movedNumbers } from "@/lib/planning/movedNumbers";
import type { Plan } from "@/lib/planning/plan";
import { versionResultOf } from "@/lib/planning/versionResult";
import { type Change, changesBetween } from "@/lib/scenario/changes";
import type { Scenario } from "@/lib/scenario/scenario";

/** A scenario held against another: which inputs differ, and what that does to the answer. */
export interface SinceBaseline {
  /** The other scenario's name. */
  readonly name: string;
  readonly changes: readonly Change[];
  readonly moved: readonly MovedNumber[];
}

/** Both answers by the same model, so that every difference is the inputs'. */
export function sinceBaseline(baseline: Scenario, scenario: Scenario, plan: Plan): SinceBaseline {
  const result = (one: Plan) => versionResultOf(one, 0);
  return {
    name: baseline.name,
    changes: changesBetween(baseline, scenario),
    moved: movedNumbers(result(makePlan(baseline)), result(plan)),
  };
}
