"use client";

import { useMemo } from "react";
import type { AdviceStep } from "@/lib/planning/advice/adviceSteps";
import type { SensitivityStep } from "@/lib/planning/sensitivity/sensitivitySteps";
import { AdvicePanel } from "../advice/AdvicePanel";
import { FactorsPanel } from "../factors/FactorsPanel";
import { GrowthPanel } from "../growth/GrowthPanel";
import { usePlanner } from "../PlannerContext";
import { ScalingPanel } from "../scaling/ScalingPanel";
import { SensitivityPanel } from "../sensitivity/SensitivityPanel";
import { type Question, useAnalysis } from "../useAnalysis";
import { useShown } from "./useShown";

/** What takes many plans: advice, the five factors, what the answer hangs on, scaling and growth. */
export default function Analyses() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const plan = usePlanner((state) => state.answer.plan);
  const { evaluated } = useShown();
  const { mix, prediction } = evaluated;
  const advice = useAnalysis(
    useMemo<Question<AdviceStep>>(
      () => ({ analysis: "advice", run: (service, tell) => service.advice(scenario, tell) }),
      [scenario],
    ),
  );
  const sensitivity = useAnalysis(
    useMemo<Question<SensitivityStep>>(
      () => ({ analysis: "sensitivity", run: (service, tell) => service.sensitivity(scenario, mix, tell) }),
      [scenario, mix],
    ),
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <AdvicePanel analysis={advice} />
      <FactorsPanel scenario={scenario} prediction={prediction} sensitivity={sensitivity} advice={advice} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <SensitivityPanel scenario={scenario} mix={mix} analysis={sensitivity} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ScalingPanel scenario={scenario} />
          <GrowthPanel scenario={scenario} plan={plan} />
        </div>
      </div>
    </div>
  );
}
