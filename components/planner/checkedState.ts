import type { usePlannerStore } from "./PlannerContext";
import type { PlannerState } from "./plannerStore";

/**
 * The planner's state once its draft is checked. The schema arrives after the page; until then what was just typed
 * is in the draft alone, and what is saved, shared or printed must hold it.
 */
export async function checkedState(store: ReturnType<typeof usePlannerStore>): Promise<PlannerState> {
  const { scenarioIssues } = await import("@/lib/scenario/parse");
  if (store.getState().check === null) store.getState().learnToCheck(scenarioIssues);
  return store.getState();
}
