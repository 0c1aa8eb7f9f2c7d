"use client";

import { useMemo } from "react";
import type { AdviceStep } from "@/lib/planning/advice/adviceSteps";
import type { SensitivityStep } from "@/lib/planning/sensitivity/sensitivitySteps";
import type { Mix } from "@/lib/servers/system";
import { AdvicePanel } from "../advice/AdvicePanel";
import { FactorsPanel } from "../factors/FactorsPanel";
import { GrowthPanel } from "../growth/GrowthPanel";
import { usePlanner } from "../PlannerContext";
import { ScalingPanel } from "../scaling/ScalingPanel";
import { SensitivityPanel } from "../sensitivity/SensitivityPanel";
import { type Question, useAnalysis } from "../useAnalysis";
import { useWithoutRanges } from "../useWithoutRanges";
import { useShown } from "./useShown";

/** What takes many plans: advice, the five factors, what the answer hangs on, scaling and growth. */
export default function Analyses() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const plan = usePlanner((state) => state.answer.plan);
  const { evaluated } = useShown();
  const { prediction } = evaluated;
  const { processes, threads } = evaluated.mix;
  const mix = useMemo<Mix>(() => ({ processes, threads }), [processes, threads]);
  const exact = useWithoutRanges(scenario);
  const advice = useAnalysis(
    useMemo<Question<AdviceStep>>(
      () => ({ analysis: "advice", run: (service, tell) => service.advice(exact, tell) }),
      [exact],
    ),
  );
  const sensitivity = useAnalysis(
    useMemo<Question<SensitivityStep>>(
      () => ({ analysis: "sensitivity", run: (service, tell) => service.sensitivity(exact, mix, tell) }),
      [exact, mix],
    ),
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <AdvicePanel analysis={advice} />
      <FactorsPanel scenario={exact} prediction={prediction} sensitivity={sensitivity} advice={advice} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <SensitivityPanel scenario={scenario} mix={mix} analysis={sensitivity} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ScalingPanel scenario={exact} />
          <GrowthPanel scenario={scenario} plan={plan} />
        </div>
      </div>
    </div>
  );
}
