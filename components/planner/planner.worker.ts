import { expose } from "comlink";
import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { curveOf } from "@/lib/planning/loadCurve";
import { CURVE_POINTS, makePlan } from "@/lib/planning/makePlan";
import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import type { Mix } from "@/lib/servers/system";
import type { Inspection } from "./plannerStore";

function inspect(scenario: Scenario, mix: Mix): Inspection {
  const model = modelOf(scenario);
  return {
    evaluated: evaluateMix(model, mix),
    curve: curveOf(model, mix, CURVE_POINTS),
    command: serverCommand(scenario, mix),
  };
}

/** The model, off the main thread: typing and dragging stay smooth whatever it computes. */
const service = {
  /** Plan and tried mix in one answer, so that the screen never shows one of them without the other. */
  answer(
    scenario: Scenario,
    tried: Mix | null,
    planToo: boolean,
  ): { readonly plan: Plan | null; readonly inspection: Inspection | null } {
    return {
      plan: planToo ? makePlan(scenario) : null,
      inspection: tried === null ? null : inspect(scenario, tried),
    };
  },
};
export type PlannerService = typeof service;

expose(service);
