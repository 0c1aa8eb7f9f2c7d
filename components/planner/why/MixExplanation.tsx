"use client";

import type { EvaluatedMix } from "@/lib/planning/plan";
import { usePlanner } from "../PlannerContext";
import { ExplanationText } from "./ExplanationText";
import { useExplanation } from "./useExplanation";

/** Why one number of a mix is what it is, as the model says when asked. */
export default function MixExplanation({
  number,
  evaluated,
}: {
  readonly number: string;
  readonly evaluated: EvaluatedMix;
}) {
  const scenario = usePlanner((state) => state.answer.scenario);
  const found = useExplanation(scenario, evaluated, number);
  if (found.state === "failed")
    return <p className="text-load">The model could not be asked. Reload the page and try again.</p>;
  if (found.state === "asking") return <p className="min-h-32 text-mute">Asking the model …</p>;
  return found.explanation === null ? (
    <p>This number has nothing behind it: the mix can't run, or its line is nought.</p>
  ) : (
    <ExplanationText explanation={found.explanation} />
  );
}
