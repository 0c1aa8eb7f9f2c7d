import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { Latest } from "@/lib/storage/latest";
import { pools } from "./pools";

/** A shared scenario is opened by many, and the same scenario always has the same plan. */
const KEPT = 32;
const shared: typeof globalThis & { plimsollPlans?: Latest<Plan> } = globalThis;

/**
 * The scenario's plan, computed off the thread that answers.
 * @throws PlimsollError `busy`, `too-slow`.
 */
export async function planOf(scenario: Scenario, signal?: AbortSignal): Promise<Plan> {
  shared.plimsollPlans ??= new Latest(KEPT);
  const key = JSON.stringify(scenario);
  const known = shared.plimsollPlans.get(key);
  if (known !== undefined) return known;
  const plan = await pools().plans.run((api) => api.plan(scenario), signal);
  shared.plimsollPlans.set(key, plan);
  return plan;
}
