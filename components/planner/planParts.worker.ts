import { expose } from "comlink";
import { type Model, mixOf, modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { planCurve, rowsOf } from "@/lib/planning/makePlan";
import type { CurvePoint, EvaluatedMix, MapCell } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";

let model: Model | null = null;

/** The parts of a plan that a second core works out beside the first. */
const parts = {
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
export type PlanParts = typeof parts;

// The first message is the line to the worker that asks.
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) expose(parts, data);
});
