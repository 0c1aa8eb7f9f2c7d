import { expose } from "comlink";
import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { curveOf } from "@/lib/planning/loadCurve";
import { CURVE_POINTS, makePlan } from "@/lib/planning/makePlan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import type { Mix } from "@/lib/servers/system";
import type { Inspection } from "./plannerStore";

/** The model, off the main thread: typing and dragging stay smooth whatever it computes. */
const service = {
  plan: makePlan,
  inspect(scenario: Scenario, mix: Mix): Inspection {
    const model = modelOf(scenario);
    const evaluated = evaluateMix(model, mix);
    return {
      evaluated,
      curve: curveOf(model, mix, CURVE_POINTS),
      command: serverCommand(scenario, mix),
    };
  },
};
export type PlannerService = typeof service;

expose(service);
