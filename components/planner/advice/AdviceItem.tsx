"use client";

import { clsx } from "clsx";
import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { toast } from "@/components/ui/toast";
import type { Advice } from "@/lib/planning/advice/advice";
import { explainAdvice } from "@/lib/planning/why/explainAdvice";
import { FACTORS } from "@/lib/scenario/inputs";
import { validRanges } from "@/lib/scenario/validRanges";
import { usePlannerStore } from "../PlannerContext";
import { WhereEditable } from "../WhereEditable";
import { ExplanationText } from "../why/ExplanationText";
import { WhyButton } from "../why/Why";
import { CompareOutcomes } from "./CompareOutcomes";

interface AdviceItemProps {
  readonly advice: Advice;
  /** Title and gain alone, for a narrow place. */
  readonly short?: boolean;
}

/** "469 MiB more memory. Run as 4 × 12.", or nothing. */
function costText({ price, before, after, id }: Advice): string {
  const parts = price === "" ? [] : [`${price}.`];
  const other = before.mix.processes !== after.mix.processes || before.mix.threads !== after.mix.threads;
  if (other && id !== "recommended-mix") parts.push(`Run as ${after.mix.processes} × ${after.mix.threads}.`);
  return parts.join(" ");
}

/** One thing to do: what it buys, what it asks for, a button that does it to the draft and one that compares. */
export function AdviceItem({ advice, short = false }: AdviceItemProps) {
  const store = usePlannerStore();
  const id = useId();
  const [comparing, setComparing] = useState(false);
  const explanation = explainAdvice(advice);
  const factor = FACTORS.find((one) => one.id === advice.factor);
  const apply = () => {
    // Ranges belong to the draft, not to the priced copy of it.
    const { valid, replace } = store.getState();
    replace({ ...advice.scenario, ranges: validRanges(advice.scenario, valid.ranges) }, advice.tryMix);
    toast.plain(`Applied: ${advice.title}`);
  };
  return (
    <li className="border-edge border-t py-2 first:border-t-0" data-advice={advice.id}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className={clsx("min-w-0 flex-1", !short && "basis-72")}>
          <p id={id} className="font-medium text-sm">
            {advice.title}
          </p>
          <p className="text-sm">
            <span className="text-sea">{advice.gain}</span>
            {short || explanation === null ? null : (
              <WhyButton label={advice.title}>
                <ExplanationText explanation={explanation} />
              </WhyButton>
            )}
          </p>
          {short ? null : (
            <p className="text-mute text-xs">{[`${factor?.title}.`, costText(advice), advice.effort].join(" ")}</p>
          )}
        </div>
        <div className="flex gap-1.5 print:hidden">
          {short ? null : (
            <Button
              look="quiet"
              className="px-2 text-xs"
              aria-expanded={comparing}
              aria-describedby={id}
              onClick={() => setComparing(!comparing)}
            >
              Compare
            </Button>
          )}
          <WhereEditable>
            <Button className="px-2 text-xs" aria-describedby={id} onClick={apply}>
              Apply
            </Button>
          </WhereEditable>
        </div>
      </div>
      {comparing ? <CompareOutcomes advice={advice} /> : null}
    </li>
  );
}
