"use client";

import type { AdviceStep } from "@/lib/planning/advice/adviceSteps";
import { AnalysisState } from "../AnalysisState";
import type { Analysis } from "../useAnalysis";
import { AdviceItem } from "./AdviceItem";

/** What could be done about this scenario, each thing priced by the model, the best first. */
export function AdvicePanel({ analysis }: { readonly analysis: Analysis<AdviceStep> }) {
  const { state, step } = analysis;
  const advice = step?.advice ?? [];
  return (
    <section
      aria-labelledby="advice-title"
      className="rounded-xl border border-edge bg-card p-3.5"
      data-testid="advice"
    >
      <h2 id="advice-title" className="font-semibold text-sm">
        What to change, by what it buys
      </h2>
      <p className="text-mute text-xs">
        Each change is planned anew by the same model; the figures are those of the mix recommended before and after it.
      </p>
      <AnalysisState
        state={state}
        done={step === null || step.total === 0 ? null : step.priced / step.total}
        doing={step === null ? "Looking for changes" : `Priced ${step.priced} of ${step.total} changes`}
      />
      {advice.length > 0 ? (
        <ol className="grid" aria-busy={state !== "done"}>
          {advice.map((one) => (
            <AdviceItem key={one.id} advice={one} />
          ))}
        </ol>
      ) : state === "done" ? (
        <p className="py-2 text-sm">
          No change is worth it: of {step?.total ?? 0} that apply here, none buys more than a few per cent.
        </p>
      ) : null}
    </section>
  );
}
