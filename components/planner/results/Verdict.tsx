"use client";

import { AlertTriangle, CircleSlash, Info } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Finding } from "@/lib/analytic/prediction";
import { findingsToKnow } from "@/lib/report/findingsToKnow";
import { usePlanner } from "../PlannerContext";
import { WhyButton } from "../why/Why";
import { EmphasisedNumbers } from "./EmphasisedNumbers";
import { WhySteps } from "./WhySteps";

const VerdictExplanation = dynamic(() => import("../why/VerdictExplanation"), { ssr: false });

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

/** A drag gives fifty verdicts a second; the one that stays is said. */
const REST_MS = 800;

/** Says the verdict politely when it has changed, for those who do not see it change. */
function SaidVerdict({ sentence }: { readonly sentence: string }) {
  const [said, setSaid] = useState(sentence);
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(sentence), REST_MS);
    return () => window.clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="sr-only" aria-live="polite" data-testid="verdict-said">
      {said}
    </p>
  );
}

/** The answer in one sentence, why, and what to know before believing it. */
export function Verdict() {
  const plan = usePlanner((state) => state.answer.plan);
  const findings = findingsToKnow(plan);
  return (
    <section aria-label="Verdict" className="max-w-5xl">
      <div className="text-balance font-semibold text-xl leading-snug tracking-tight sm:text-2xl">
        <h1 className="inline" data-testid="verdict">
          <EmphasisedNumbers text={plan.sentence} />
        </h1>
        {plan.recommendation === null ? null : (
          <WhyButton label="The verdict">
            <VerdictExplanation evaluated={plan.recommendation} />
          </WhyButton>
        )}
      </div>
      <SaidVerdict sentence={plan.sentence} />
      {plan.recommendation === null ? null : <WhySteps recommendation={plan.recommendation} />}
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
