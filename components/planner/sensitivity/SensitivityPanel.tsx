"use client";

import { useMemo, useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import type { SensitivityStep } from "@/lib/planning/sensitivity/sensitivitySteps";
import { type Measured, measureFirst, tornado } from "@/lib/planning/sensitivity/tornado";
import { uncertaintyOf } from "@/lib/planning/sensitivity/uncertainty";
import { inputName, inputText } from "@/lib/report/inputText";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { AnalysisState } from "../AnalysisState";
import type { Analysis } from "../useAnalysis";
import { RangesPart } from "./RangesPart";
import { Tornado } from "./Tornado";

const MOST_BARS = 10;

interface SensitivityPanelProps {
  readonly scenario: Scenario;
  readonly mix: Mix;
  readonly analysis: Analysis<SensitivityStep>;
}

/** Which inputs the answer hangs on, which to measure first, and what is left of the answer when they are unsure. */
export function SensitivityPanel({ scenario, mix, analysis }: SensitivityPanelProps) {
  const { state, step } = analysis;
  const percentile = `p${scenario.objectives.latency[0]?.percentile ?? 95}`;
  const [shown, setShown] = useState(percentile);
  const measured: Measured = shown === "line" ? "line" : "objective";
  const base = step?.base ?? { input: 0, objectiveMs: null, loadLineRps: null };
  const sensitivities = useMemo(
    () => (step?.sensitivities ?? []).map((one) => ({ ...one, uncertainty: uncertaintyOf(scenario, one.path) })),
    [step, scenario],
  );
  const bars = tornado(sensitivities, base, measured, MOST_BARS);
  const first = state === "done" ? measureFirst(sensitivities, measured) : null;
  const what = measured === "line" ? "the line" : percentile;
  return (
    <ChartCard
      title={first === null ? `What ${what} hangs on` : `Measure first: ${inputName(first)}`}
      description={`What a fifth less and a fifth more of each input does to ${what}, with the mix on the screen; the ten that matter most. Whole numbers move by one at least.`}
      fileName="sensitivity"
      table={{
        columns: ["input", "value", "elasticity of the objective", "elasticity of the line", "known within ± %"],
        rows: sensitivities.map((one) => [
          inputName(one),
          inputText(one, one.value),
          Number(one.elasticity.objective.toFixed(3)),
          Number(one.elasticity.line.toFixed(3)),
          Math.round(100 * one.uncertainty),
        ]),
      }}
    >
      <div className="flex flex-wrap items-center gap-x-4">
        <ChoiceButtons
          legend="What to read"
          options={[percentile, "line"]}
          value={measured === "line" ? "line" : percentile}
          onChange={setShown}
        />
        <AnalysisState
          state={state}
          done={step === null ? null : step.done / step.total}
          doing={step === null ? "Trying each input" : `Tried ${step.done} of ${step.total} inputs`}
        />
      </div>
      {state === "done" && bars.length === 0 ? (
        <p className="py-2 text-mute text-sm">
          {base.objectiveMs === null
            ? "The mix on the screen can't run, so there is nothing to vary."
            : `No input moves ${what} by a fifth more or less of it.`}
        </p>
      ) : (
        <div className="min-h-72">
          <Tornado bars={bars} base={base} measured={measured} busy={state !== "done"} />
        </div>
      )}
      {first === null ? null : (
        <p className="mt-1 text-sm">
          <span className="font-medium">{inputName(first)}</span>{" "}
          <span className="text-mute">
            is known within ±{Math.round(100 * first.uncertainty)} % and moves {what} by{" "}
            {(100 * Math.abs(first.elasticity[measured]) * first.uncertainty).toFixed(0)} % at that: nothing else that
            is unsure moves it more.
          </span>
        </p>
      )}
      <RangesPart scenario={scenario} mix={mix} sensitivities={sensitivities} measured={measured} />
    </ChartCard>
  );
}
