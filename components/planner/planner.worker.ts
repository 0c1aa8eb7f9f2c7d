import { expose } from "comlink";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { loadCurve } from "@/lib/planning/loadCurve";
import { makePlan } from "@/lib/planning/makePlan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import type { Mix } from "@/lib/servers/system";
import type { Inspection } from "./plannerStore";

/** The model, off the main thread: typing and dragging stay smooth whatever it computes. */
const model = {
  plan: (scenario: Scenario) => makePlan(scenario),
  inspect: (scenario: Scenario, mix: Mix): Inspection => ({
    evaluated: evaluateMix(scenario, mix),
    curve: loadCurve(scenario, mix),
    command: serverCommand(scenario, mix),
  }),
};
export type PlannerModel = typeof model;

expose(model);
