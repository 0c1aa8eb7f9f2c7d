"use client";

import { ScenarioSummary } from "@/components/scenarios/ScenarioSummary";
import { assumptions } from "@/lib/report/assumptions";
import { usePlanner } from "./PlannerContext";

/** What the form says on a screen, for paper: the inputs by factor, and what the answer rests on. */
export default function PrintedScenario() {
  const { scenario, plan } = usePlanner((state) => state.answer);
  return (
    <section aria-label="The scenario" className="hidden print:block">
      <ScenarioSummary scenario={scenario} />
      <h2 className="mt-4 border-edge border-t pt-2 font-semibold text-sm">What this rests on</h2>
      <dl className="mt-1 grid grid-cols-[minmax(0,1fr)_minmax(0,4fr)] gap-x-3 gap-y-0.5 text-sm">
        {assumptions(scenario, plan).map(({ title, detail }) => (
          <div key={title} className="contents">
            <dt className="text-mute">{title}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
