"use client";

import type { CurvePoint, EvaluatedMix } from "@/lib/planning/plan";
import type { Mix } from "@/lib/servers/system";
import { usePlanner } from "../PlannerContext";

interface Shown {
  readonly evaluated: EvaluatedMix;
  readonly curve: readonly CurvePoint[];
  readonly command: string;
  /** What the mix on the screen is to the reader. */
  readonly role: "recommended" | "today" | "rule" | "tried";
}

export function sameMix(a: Mix, b: Mix): boolean {
  return a.processes === b.processes && a.threads === b.threads;
}

/** The mix that the detailed pictures show: the one tried, else the recommended, else today's. */
export function useShown(): Shown {
  const plan = usePlanner((state) => state.answer.plan);
  const tried = usePlanner((state) => state.tried);
  const inspection = usePlanner((state) => state.inspection);
  const followed = plan.recommendation ?? plan.today;
  if (tried === null || inspection === null)
    return {
      evaluated: followed,
      curve: plan.curve,
      command: plan.command,
      role: plan.recommendation === null ? "today" : "recommended",
    };
  const { mix } = inspection.evaluated;
  const role =
    plan.recommendation !== null && sameMix(mix, plan.recommendation.mix)
      ? "recommended"
      : sameMix(mix, plan.today.mix)
        ? "today"
        : sameMix(mix, plan.ruleOfThumb.mix)
          ? "rule"
          : "tried";
  return { ...inspection, role };
}
