import { type Model, mixOf, modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { evaluateMix } from "./evaluateMix";
import { planCurve, rowsOf } from "./makePlan";
import type { CurvePoint, EvaluatedMix, MapCell } from "./plan";

/** What a second core works out of a plan, beside the first (`sharedPlan`). */
export function planParts() {
  let model: Model | null = null;
  return {
    /** Some rows of the map, and today's mix. The curves asked for after it are of this scenario. */
    begin(
      scenario: Scenario,
      processes: readonly number[],
      threads: readonly number[],
    ): { readonly cells: readonly MapCell[]; readonly today: EvaluatedMix } {
      model = modelOf(scenario);
      return { cells: rowsOf(model, processes, threads), today: evaluateMix(model, mixOf(scenario)) };
    },
    curve(mix: Mix): readonly CurvePoint[] {
      if (model === null) throw new Error("A curve is of the scenario that was begun with.");
      return planCurve(model, mix);
    },
  };
}
export type PlanParts = ReturnType<typeof planParts>;
