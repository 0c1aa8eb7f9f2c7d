import { expose, type Remote, wrap } from "comlink";
import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { scaledLoad } from "@/lib/planning/loadLine";
import { planCurve, shownMix } from "@/lib/planning/makePlan";
import type { Plan } from "@/lib/planning/plan";
import type { PlanParts } from "@/lib/planning/planParts";
import { sharedPlan } from "@/lib/planning/sharedPlan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import type { Mix } from "@/lib/servers/system";
import type { Inspection } from "./plannerStore";

let other: Remote<PlanParts> | null = null;
/** The mix that the last plan showed: the next one most likely shows it too. */
let likely: Mix | null = null;

/** Somebody asked: nobody is kept waiting by exercise. */
let asked = false;
/** After so many plans the browser has compiled what a plan needs: the first takes eight times as long as the twentieth. */
const EXERCISES = 12;
/** A plan that takes longer is of a scenario so large that who asks meanwhile would wait for it. */
const LONG_MS = 500;

/** The model, off the main thread: typing and dragging stay smooth whatever it computes. */
const service = {
  /** The line to the worker that shares the work; before any question. */
  joinedBy(port: MessagePort): void {
    other = wrap<PlanParts>(port);
  },
  /** Plans that nobody asked for, until somebody does: by then the first answer comes as fast as any. */
  async exercise(scenario: Scenario): Promise<void> {
    const { traffic } = scenario;
    for (let round = 0; round < EXERCISES && !asked && other !== null; round++) {
      const load = scaledLoad(traffic.load, 1 + round / EXERCISES);
      const before = performance.now();
      likely = shownMix(await sharedPlan(modelOf({ ...scenario, traffic: { ...traffic, load } }), other, likely));
      if (performance.now() - before > LONG_MS) return;
    }
  },
  /** Plan and tried mix in one answer, so that the screen never shows one of them without the other. */
  async answer(
    scenario: Scenario,
    tried: Mix | null,
    planToo: boolean,
  ): Promise<{ readonly plan: Plan | null; readonly inspection: Inspection | null }> {
    asked = true;
    if (other === null) throw new Error("The worker that shares the work has not been named.");
    const model = modelOf(scenario);
    const planned = planToo ? sharedPlan(model, other, likely) : null;
    // The other worker knows the scenario once a plan of it was begun.
    const triedCurve = tried === null ? null : planned === null ? planCurve(model, tried) : other.curve(tried);
    const plan = await planned;
    if (plan !== null) likely = shownMix(plan);
    if (tried === null || triedCurve === null) return { plan, inspection: null };
    const evaluated = evaluateMix(model, tried);
    return { plan, inspection: { evaluated, curve: await triedCurve, command: serverCommand(scenario, tried) } };
  },
};
export type PlannerService = typeof service;

expose(service);
