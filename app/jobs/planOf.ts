import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { pools } from "./pools";

/** A shared scenario is opened by many, and the same scenario always has the same plan. */
const KEPT = 32;
const shared: typeof globalThis & { plimsollPlans?: Map<string, Plan> } = globalThis;

/**
 * The scenario's plan, computed off the thread that answers.
 * @throws PlimsollError `busy`, `too-slow`.
 */
export async function planOf(scenario: Scenario, signal?: AbortSignal): Promise<Plan> {
  shared.plimsollPlans ??= new Map();
  const recent = shared.plimsollPlans;
  const key = JSON.stringify(scenario);
  const plan = recent.get(key) ?? (await pools().plans.run((api) => api.plan(scenario), signal));
  recent.delete(key); // a Map keeps the order of insertion: the latest used is last
  recent.set(key, plan);
  const [oldest] = recent.keys();
  if (recent.size > KEPT && oldest !== undefined) recent.delete(oldest);
  return plan;
}
