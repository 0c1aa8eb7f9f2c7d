"use client";

import { usePlanner } from "../PlannerContext";
import type { Simulated } from "../plannerStore";
import { sameMix, useShown } from "./useShown";

/** The simulation of what is on the screen: nothing of it while the last one is still of another question. */
export function useSimulated(): Pick<Simulated, "state" | "result"> {
  const { state, result, of } = usePlanner((planner) => planner.simulated);
  const scenario = usePlanner((planner) => planner.answer.scenario);
  const { evaluated } = useShown();
  const isOfThis = of !== null && of.scenario === scenario && sameMix(of.mix, evaluated.mix);
  return isOfThis || state === "failed" ? { state, result } : { state: "waiting", result: null };
}
