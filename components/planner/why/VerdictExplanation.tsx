"use client";

import type { EvaluatedMix } from "@/lib/planning/plan";
import MixExplanation from "./MixExplanation";

/** The numbers of the verdict in the order in which it says them, each with its formula. */
export default function VerdictExplanation({ evaluated }: { readonly evaluated: EvaluatedMix }) {
  const { prediction, headroom } = evaluated;
  const binding = prediction.performance?.binding.name ?? "";
  const numbers = headroom === null || headroom < 0 ? ["line"] : ["objective:0", "headroom"];
  return (
    <div className="grid gap-3">
      {[...numbers, `budget:${binding}`].map((number) => (
        <div key={number} className="border-edge border-t pt-3 first:border-t-0 first:pt-0">
          <MixExplanation number={number} evaluated={evaluated} />
        </div>
      ))}
    </div>
  );
}
