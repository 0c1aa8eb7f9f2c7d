"use client";

import { AlertTriangle, CircleSlash, Info } from "lucide-react";
import type { Finding } from "@/lib/analytic/prediction";
import { findingsToKnow } from "@/lib/report/findingsToKnow";
import { usePlanner } from "../PlannerContext";
import { EmphasisedNumbers } from "./EmphasisedNumbers";

const ICONS = { impossible: CircleSlash, failing: AlertTriangle, caution: Info } as const;

function FindingLine({ finding }: { readonly finding: Finding }) {
  const Icon = ICONS[finding.severity];
  return (
    <li className="flex gap-2 py-1 text-sm" data-finding={finding.code}>
      <Icon
        className={
          finding.severity === "caution" ? "mt-0.5 size-4 shrink-0 text-mute" : "mt-0.5 size-4 shrink-0 text-load"
        }
        aria-label={finding.severity === "caution" ? "Note" : "Problem"}
      />
      <span>
        {finding.message} <span className="text-mute">{finding.remedy}</span>
      </span>
    </li>
  );
}

/** The answer in one sentence, why, and what to know before believing it. */
export function Verdict() {
  const plan = usePlanner((state) => state.answer.plan);
  const findings = findingsToKnow(plan);
  return (
    <section aria-label="Verdict" className="max-w-5xl">
      <h1 className="text-balance font-semibold text-xl leading-snug tracking-tight sm:text-2xl" data-testid="verdict">
        <EmphasisedNumbers text={plan.sentence} />
      </h1>
      {/* Said politely when it changes, for those who do not see it change. */}
      <p className="sr-only" aria-live="polite">
        {plan.sentence}
      </p>
      {plan.recommendation === null ? null : (
        <ol className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-3" aria-label="Why">
          {plan.recommendation.reasons.map((reason, index) => (
            <li key={reason.title} className="border-edge border-t pt-2 text-sm">
              <span className="font-medium">
                {index + 1}. {reason.title}
              </span>
              <span className="block text-mute">{reason.detail}</span>
            </li>
          ))}
        </ol>
      )}
      {findings.length === 0 ? null : (
        <ul className="mt-3" aria-label="What to know">
          {findings.map((finding) => (
            <FindingLine key={finding.message} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}
