import { expose, type Remote, wrap } from "comlink";
import { type Model, modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { axesOf, planCurve, planFrom, rowsOf, shownMix } from "@/lib/planning/makePlan";
import type { MapCell, Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import { mixKey } from "@/lib/servers/mixKey";
import type { Mix } from "@/lib/servers/system";
import type { Inspection } from "./plannerStore";
import type { PlanParts } from "./planParts.worker";

let parts: Remote<PlanParts> | null = null;
/** The mix that the last plan showed: the next one most likely shows it too. */
let likely: Mix | null = null;

function everyOther<Value>(values: readonly Value[], first: number): Value[] {
  return values.filter((_, index) => index % 2 === first);
}

/** The plan of `makePlan`, worked out on two cores: every other row of the map, today's mix and the curve by the other worker. */
async function sharedPlan(model: Model, other: Remote<PlanParts>): Promise<Plan> {
  const { processes, threads } = axesOf(model);
  const begun = other.begin(model.scenario, everyOther(processes, 1), threads);
  const guess = likely === null ? null : { mix: likely, curve: other.curve(likely) };
  const own = rowsOf(model, everyOther(processes, 0), threads);
  const { cells: others, today } = await begun;
  const cells = processes.flatMap((_, row): MapCell[] => {
    const start = Math.floor(row / 2) * threads.length;
    return (row % 2 === 0 ? own : others).slice(start, start + threads.length);
  });
  const plan = planFrom(model, { processes, threads, cells }, today);
  const mix = shownMix(plan);
  likely = mix;
  const guessed = guess !== null && mixKey(guess.mix) === mixKey(mix);
  return { ...plan, curve: await (guessed ? guess.curve : other.curve(mix)) };
}

/** The model, off the main thread: typing and dragging stay smooth whatever it computes. */
const service = {
  /** The line to the worker that shares the work; before any question. */
  joinedBy(port: MessagePort): void {
    parts = wrap<PlanParts>(port);
  },
  /** Plan and tried mix in one answer, so that the screen never shows one of them without the other. */
  async answer(
    scenario: Scenario,
    tried: Mix | null,
    planToo: boolean,
  ): Promise<{ readonly plan: Plan | null; readonly inspection: Inspection | null }> {
    if (parts === null) throw new Error("The worker that shares the work has not been named.");
    const model = modelOf(scenario);
    const planned = planToo ? sharedPlan(model, parts) : null;
    // The other worker knows the scenario once a plan of it was begun.
    const triedCurve = tried === null ? null : planned === null ? planCurve(model, tried) : parts.curve(tried);
    const plan = await planned;
    if (tried === null || triedCurve === null) return { plan, inspection: null };
    return {
      plan,
      inspection: {
        evaluated: evaluateMix(model, tried),
        curve: await triedCurve,
        command: serverCommand(scenario, tried),
      },
    };
  },
};
export type PlannerService = typeof service;

expose(service);
