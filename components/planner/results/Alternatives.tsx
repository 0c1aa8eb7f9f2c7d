"use client";

import dynamic from "next/dynamic";
import { mixName } from "@/lib/planning/mixName";
import { serverFacts } from "@/lib/servers/catalogue";
import { usePlanner } from "../PlannerContext";
import { WhyButton } from "../why/Why";

const AlternativeExplanation = dynamic(() => import("../why/AlternativeExplanation"), { ssr: false });

/** The next-best mixes, each with what it trades against the recommended one; a click tries it. */
export function Alternatives() {
  const recommendation = usePlanner((state) => state.answer.plan.recommendation);
  const kind = usePlanner((state) => state.answer.scenario.server.kind);
  const tryMix = usePlanner((state) => state.tryMix);
  if (recommendation === null || recommendation.alternatives.length === 0) return null;
  return (
    <section aria-labelledby="next-best">
      <h2 id="next-best" className="mb-1 font-semibold text-sm">
        Next best
      </h2>
      <ul className="grid gap-x-6 text-sm sm:grid-cols-2">
        {recommendation.alternatives.map((alternative) => {
          const { mix, tradeOff } = alternative;
          const name = mixName(mix, serverFacts(kind));
          return (
            <li key={name} className="border-edge border-t py-1">
              <button
                type="button"
                className="rounded text-left font-medium underline decoration-edge-strong underline-offset-2 hover:text-sea"
                onClick={() => tryMix(mix)}
              >
                {name}
              </button>{" "}
              <span className="text-mute">{tradeOff}</span>
              <WhyButton label={`${name} is next best`}>
                <AlternativeExplanation recommendation={recommendation} alternative={alternative} />
              </WhyButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
