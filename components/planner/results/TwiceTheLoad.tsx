"use client";

import { twiceTheLoad } from "@/lib/report/twiceTheLoad";
import { usePlanner } from "../PlannerContext";
import { EmphasisedNumbers } from "./EmphasisedNumbers";
import { useShown } from "./useShown";

/** The question that comes next, answered before it is asked. */
export function TwiceTheLoad() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated, curve } = useShown();
  const text = twiceTheLoad(scenario, evaluated, curve);
  return text === null ? null : (
    <p className="text-sm" data-testid="twice">
      <EmphasisedNumbers text={text} />
    </p>
  );
}
