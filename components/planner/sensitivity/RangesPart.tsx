"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/Button";
import { numericInputs } from "@/lib/planning/sensitivity/numericInputs";
import type { RangeStep } from "@/lib/planning/sensitivity/rangeSteps";
import type { Sensitivity } from "@/lib/planning/sensitivity/sensitivitySteps";
import type { Measured } from "@/lib/planning/sensitivity/tornado";
import { inputName } from "@/lib/report/inputText";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { AnalysisState } from "../AnalysisState";
import { usePlanner } from "../PlannerContext";
import { pathKey } from "../plannerStore";
import { type Question, useAnalysis } from "../useAnalysis";
import { WhereEditable } from "../WhereEditable";
import { RangeField } from "./RangeField";
import { RangeResult } from "./RangeResult";

/** Unsure inputs that matter: beyond these a range changes nothing. */
const SUGGESTED = 5;
const LEAST_UNCERTAINTY = 0.05;

interface RangesPartProps {
  readonly scenario: Scenario;
  readonly mix: Mix;
  readonly sensitivities: readonly Sensitivity[];
  readonly measured: Measured;
}

/** Ranges in, interval and probability out. */
export function RangesPart({ scenario, mix, sensitivities, measured }: RangesPartProps) {
  const edit = usePlanner((state) => state.edit);
  const ranges = usePlanner((state) => state.draft.ranges);
  const draft = usePlanner((state) => state.draft);
  const inputs = useMemo(() => numericInputs(draft), [draft]);
  const [stopped, setStopped] = useState<object | null>(null);
  const question = useMemo<Question<RangeStep> | null>(
    () =>
      scenario.ranges.length === 0
        ? null
        : { analysis: "ranges", run: (service, tell) => service.ranges(scenario, mix, tell) },
    [scenario, mix],
  );
  const { state, step } = useAnalysis(stopped === question ? null : question);
  const ranged = new Set(ranges.map(({ path }) => pathKey(path)));
  const unsure = [...sensitivities]
    .filter((one) => one.uncertainty >= LEAST_UNCERTAINTY && !ranged.has(pathKey(one.path)))
    .sort((a, b) => Math.abs(b.elasticity[measured]) * b.uncertainty - Math.abs(a.elasticity[measured]) * a.uncertainty)
    .slice(0, SUGGESTED);
  const rangeOf = ({ path, value, uncertainty }: Sensitivity) => ({
    path: [...path],
    low: Number((value * (1 - uncertainty)).toPrecision(3)),
    high: Number((value * (1 + uncertainty)).toPrecision(3)),
  });
  return (
    <section aria-label="Ranges" className="mt-3 border-edge border-t pt-2">
      <h3 className="font-medium text-sm">How sure is the answer?</h3>
      <WhereEditable>
        {ranges.length === 0 ? (
          <p className="text-mute text-xs">
            Say how far an input may be off, and hundreds of scenarios are drawn from what you know.
          </p>
        ) : (
          <ul className="my-1 grid gap-1.5">
            {ranges.map((range, index) => {
              const input = inputs.find((one) => pathKey(one.path) === pathKey(range.path));
              return input === undefined ? null : (
                <RangeField
                  key={pathKey(range.path)}
                  input={input}
                  range={range}
                  onChange={(next) =>
                    edit(
                      ["ranges"],
                      ranges.flatMap((one, at) => (at !== index ? [one] : next === null ? [] : [next])),
                    )
                  }
                />
              );
            })}
          </ul>
        )}
        <div className="flex flex-wrap gap-1.5 print:hidden">
          {ranges.length === 0 && unsure.length > 1 ? (
            <Button className="text-xs" onClick={() => edit(["ranges"], unsure.map(rangeOf))}>
              Assume the usual doubt about the {unsure.length} that matter most
            </Button>
          ) : null}
          {(ranges.length === 0 ? unsure.slice(0, 1) : unsure.slice(0, 3)).map((one) => (
            <Button
              key={pathKey(one.path)}
              look={ranges.length === 0 ? "plain" : "quiet"}
              className="px-2 text-xs"
              onClick={() => edit(["ranges"], [...ranges, rangeOf(one)])}
            >
              + {inputName(one)}
            </Button>
          ))}
        </div>
      </WhereEditable>
      {question === null ? null : (
        <>
          {stopped === question ? (
            <div className="flex h-6 items-center gap-2 text-mute text-xs">
              Stopped.
              <Button look="quiet" className="min-h-6 px-1.5 py-0 text-xs" onClick={() => setStopped(null)}>
                Go on
              </Button>
            </div>
          ) : (
            <AnalysisState
              state={state}
              done={step === null ? null : step.drawn / step.total}
              doing={step === null ? "Drawing scenarios" : `Drew ${step.drawn} of ${step.total} scenarios`}
              onStop={() => setStopped(question)}
            />
          )}
          {step === null ? null : <RangeResult step={step} />}
        </>
      )}
    </section>
  );
}
