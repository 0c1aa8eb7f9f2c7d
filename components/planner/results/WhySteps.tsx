"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { EvaluatedMix, Recommendation } from "@/lib/planning/plan";

const MixExplanation = dynamic(() => import("../why/MixExplanation"), { ssr: false });

/** What stands behind each step, by the ids of a mix's explanations: the busy workers, the line, the memory. */
function numberBehind(step: number, { prediction }: EvaluatedMix): string {
  const binding = prediction.performance?.binding.name ?? "";
  return [`budget:${binding}`, "line", "memory"][step] ?? "line";
}

/** Why this mix, in three steps; each opens the numbers and the formula behind it. */
export function WhySteps({ recommendation }: { readonly recommendation: Recommendation }) {
  return (
    <ol className="mt-3 grid items-start gap-x-6 gap-y-2 sm:grid-cols-3" aria-label="Why">
      {recommendation.reasons.map((reason, index) => (
        <li key={reason.title} className="border-edge border-t pt-2 text-sm">
          <span className="font-medium">
            {index + 1}. {reason.title}
          </span>
          <span className="block text-mute">{reason.detail}</span>
          <Behind number={numberBehind(index, recommendation)} evaluated={recommendation} />
        </li>
      ))}
    </ol>
  );
}

function Behind({ number, evaluated }: { readonly number: string; readonly evaluated: EvaluatedMix }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-1" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded text-mute text-xs underline decoration-edge-strong underline-offset-2 hover:text-ink">
        The formula, with today's numbers
      </summary>
      {open ? (
        <div className="mt-1.5">
          <MixExplanation number={number} evaluated={evaluated} />
        </div>
      ) : null}
    </details>
  );
}
