"use client";

import { useMemo } from "react";
import type { Prediction } from "@/lib/analytic/prediction";
import type { AdviceStep } from "@/lib/planning/advice/adviceSteps";
import type { FactorWords } from "@/lib/planning/factors/factorWords";
import type { SensitivityStep } from "@/lib/planning/sensitivity/sensitivitySteps";
import { tornado } from "@/lib/planning/sensitivity/tornado";
import { inputName } from "@/lib/report/inputText";
import { FIVE_FACTORS } from "@/lib/scenario/fiveFactors";
import { FACTORS } from "@/lib/scenario/inputs";
import type { Scenario } from "@/lib/scenario/scenario";
import { AdviceItem } from "../advice/AdviceItem";
import { type Analysis, type Question, useAnalysis } from "../useAnalysis";

const MOST_INPUTS = 3;
const MOST_ADVICE = 2;

interface FactorsPanelProps {
  readonly scenario: Scenario;
  readonly prediction: Prediction;
  readonly sensitivity: Analysis<SensitivityStep>;
  readonly advice: Analysis<AdviceStep>;
}

/** Relative change of the objective for a tenth more of an input. */
function slopeText(elasticity: number): string {
  const percent = 10 * elasticity;
  if (Math.abs(percent) < 0.05) return "no change";
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toFixed(1)} %`;
}

/** The five things that decide: what each does here, what the answer's dependence on it is, and what to do about it. */
export function FactorsPanel({ scenario, prediction, sensitivity, advice }: FactorsPanelProps) {
  const question = useMemo<Question<FactorWords>>(
    () => ({ analysis: "factors", run: (service, tell) => service.factors(scenario, prediction, tell) }),
    [scenario, prediction],
  );
  const words = useAnalysis(question).step;
  const percentile = `p${scenario.objectives.latency[0]?.percentile ?? 95}`;
  return (
    <section
      aria-labelledby="factors-title"
      className="rounded-xl border border-edge bg-card p-3.5"
      data-testid="factors"
    >
      <h2 id="factors-title" className="font-semibold text-sm">
        The five factors, here
      </h2>
      <p className="mb-2 text-mute text-xs">
        What each does in this scenario, what a tenth more of its inputs does to {percentile} and to the line, and what
        could be done about it.
      </p>
      <ol className="grid gap-y-3">
        {FIVE_FACTORS.map((id) => {
          const factor = FACTORS.find((one) => one.id === id);
          const own = (sensitivity.step?.sensitivities ?? []).filter((one) => one.factor === id);
          const base = sensitivity.step?.base;
          const inputs =
            base === undefined
              ? []
              : [
                  ...new Set([
                    ...tornado(own, base, "objective", MOST_INPUTS),
                    ...tornado(own, base, "line", MOST_INPUTS),
                  ]),
                ].slice(0, MOST_INPUTS);
          const items = (advice.step?.advice ?? []).filter((one) => one.factor === id).slice(0, MOST_ADVICE);
          return (
            <li
              key={id}
              className="grid min-h-20 content-start gap-x-6 gap-y-1.5 border-edge border-t pt-2 md:grid-cols-2 xl:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.2fr)]"
              data-factor-panel={id}
            >
              <div>
                <h3 className="font-medium text-sm">
                  {factor?.number}. {factor?.title}
                </h3>
                <p className="text-sm">{words === null ? "" : words[id].join(" ")}</p>
              </div>
              {inputs.length === 0 ? (
                <p className="text-mute text-xs">
                  {sensitivity.state === "done" ? "None of its numbers moves the answer." : "Trying its inputs …"}
                </p>
              ) : (
                <table className="h-fit w-full text-xs">
                  <caption className="sr-only">A tenth more of each input of {factor?.title}</caption>
                  <thead className="sr-only">
                    <tr>
                      <th scope="col">Input</th>
                      <th scope="col">{percentile}</th>
                      <th scope="col">Line</th>
                    </tr>
                  </thead>
                  <tbody>
                    {inputs.map((one) => (
                      <tr key={one.path.join(".")}>
                        <th scope="row" className="py-0.5 pr-2 text-left font-normal text-mute">
                          10 % more {inputName(one)}
                        </th>
                        <td className="px-1 text-right whitespace-nowrap">
                          {percentile} {slopeText(one.elasticity.objective)}
                        </td>
                        <td className="pl-1 text-right whitespace-nowrap">line {slopeText(one.elasticity.line)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              {items.length === 0 ? null : (
                <ul>
                  {items.map((one) => (
                    <AdviceItem key={one.id} advice={one} short />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
