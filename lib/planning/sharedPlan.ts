import type { Model } from "@/lib/analytic/predict";
import { mixKey } from "@/lib/servers/mixKey";
import type { Mix } from "@/lib/servers/system";
import { axesOf, planFrom, rowsOf, shownMix } from "./makePlan";
import type { MapCell, Plan } from "./plan";
import type { PlanParts } from "./planParts";

/** `PlanParts` in another thread, which answers in the order of the questions. */
export type OtherCore = {
  readonly [Part in keyof PlanParts]: (
    ...asked: Parameters<PlanParts[Part]>
  ) => PromiseLike<ReturnType<PlanParts[Part]>>;
};

function everyOther<Value>(values: readonly Value[], first: number): Value[] {
  return values.filter((_, index) => index % 2 === first);
}

/**
 * `makePlan` on two cores: every other row of the map, today's mix and the curve are worked out by the other one.
 * `likely`: the mix that the plan will probably show; its curve is then there when the plan is.
 */
export async function sharedPlan(model: Model, other: OtherCore, likely: Mix | null): Promise<Plan> {
  const { processes, threads } = axesOf(model);
  const begun = other.begin(model.scenario, everyOther(processes, 1), threads);
  const guess = likely === null ? null : { mix: likely, curve: other.curve(likely) };
  const own = rowsOf(model, everyOther(processes, 0), threads);
  const { cells: others, today } = await begun;
  const cells = processes.flatMap((_, row): readonly MapCell[] => {
    const start = Math.floor(row / 2) * threads.length;
    return (row % 2 === 0 ? own : others).slice(start, start + threads.length);
  });
  const plan = planFrom(model, { processes, threads, cells }, today);
  const mix = shownMix(plan);
  const guessed = guess !== null && mixKey(guess.mix) === mixKey(mix);
  return { ...plan, curve: await (guessed ? guess.curve : other.curve(mix)) };
}
