"use client";

import { X } from "lucide-react";
import { Button, buttonClass } from "@/components/ui/Button";
import type { Plan } from "@/lib/planning/plan";
import { scenarioInBrief } from "@/lib/report/scenarioInBrief";
import { encodeFragment } from "@/lib/scenario/codec";
import type { Scenario } from "@/lib/scenario/scenario";
import { COMPARE_LOOKS, letterOf } from "./compareColors";

interface ScenarioColumnProps {
  readonly index: number;
  readonly scenario: Scenario;
  readonly plan: Plan | undefined;
  readonly onRemove: () => void;
}

/** One scenario of several: its name, what it is in a line, and its verdict. */
export function ScenarioColumn({ index, scenario, plan, onRemove }: ScenarioColumnProps) {
  return (
    <article
      aria-label={`${letterOf(index)}: ${scenario.name}`}
      className="flex snap-start flex-col gap-1 rounded-xl border border-edge border-t-4 bg-card p-3.5 max-sm:w-[85vw] max-sm:shrink-0"
      style={{ borderTopColor: COMPARE_LOOKS[index]?.color }}
    >
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 font-semibold text-sm">
          {letterOf(index)} · {scenario.name}
        </h2>
        <Button
          look="quiet"
          className="-mt-1 -mr-1.5 min-h-7 px-1.5"
          aria-label={`Remove ${letterOf(index)}: ${scenario.name}`}
          onClick={onRemove}
        >
          <X className="size-4" aria-hidden="true" />
        </Button>
      </div>
      <p className="text-mute text-xs">{scenarioInBrief(scenario)}</p>
      <p className="mt-1 min-h-20 flex-1 text-sm" data-testid="compare-verdict" aria-busy={plan === undefined}>
        {plan === undefined ? "Computing …" : plan.sentence}
      </p>
      <a className={buttonClass("plain", "self-start text-xs")} href={`/#${encodeFragment(scenario)}`}>
        Open in the planner
      </a>
    </article>
  );
}
