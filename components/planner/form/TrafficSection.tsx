"use client";

import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { DistributionField } from "./DistributionField";
import { FactorSection } from "./FactorSection";
import { More } from "./More";
import { QuantityField } from "./QuantityField";

const KINDS = [
  { value: "open", label: "at a rate, whatever happens" },
  { value: "closed", label: "from users who wait and think" },
];
const ARRIVALS = [
  { value: "poisson", label: "at random (Poisson)" },
  { value: "paced", label: "evenly paced" },
  { value: "bursty", label: "in bursts" },
];

function loadOfKind(kind: string) {
  return kind === "closed"
    ? { kind, users: 100, thinkMs: { family: "exponential", mean: 1000 } }
    : { kind, rateRps: 100, arrivals: { process: "poisson" } };
}

function arrivalsOf(process: string) {
  return process === "bursty" ? { process, burstRatio: 3, burstShare: 0.1, burstMs: 10_000 } : { process };
}

export function TrafficSection() {
  const load = usePlanner((state) => state.draft.traffic.load);
  return (
    <FactorSection
      factor="traffic"
      summary={
        load.kind === "open"
          ? `${readable(load.rateRps, "rps")} arrive, whether or not earlier ones are done.`
          : `${load.users} users each wait for an answer, think, and ask again.`
      }
    >
      <ChoiceField
        path={["traffic", "load"]}
        valuePath={["traffic", "load", "kind"]}
        label="Requests come"
        help="The open web sends at a rate; a load test with fixed users waits for each answer."
        options={KINDS}
        store={loadOfKind}
      />
      {load.kind === "open" ? (
        <>
          <QuantityField path={["traffic", "load", "rateRps"]} slider={{ min: 1, max: 5000 }} />
          <ChoiceField
            path={["traffic", "load", "arrivals"]}
            valuePath={["traffic", "load", "arrivals", "process"]}
            label="They arrive"
            options={ARRIVALS}
            store={arrivalsOf}
          />
          {load.arrivals.process === "bursty" ? (
            <>
              <QuantityField path={["traffic", "load", "arrivals", "burstRatio"]} />
              <QuantityField path={["traffic", "load", "arrivals", "burstShare"]} />
              <QuantityField path={["traffic", "load", "arrivals", "burstMs"]} />
            </>
          ) : null}
        </>
      ) : (
        <>
          <QuantityField path={["traffic", "load", "users"]} />
          <DistributionField path={["traffic", "load", "thinkMs"]} shapeLabel="Thinking varies" />
        </>
      )}
      <More label="Growth">
        <QuantityField path={["traffic", "growthPercentPerMonth"]} />
        <QuantityField path={["traffic", "dailyPeakRatio"]} />
      </More>
    </FactorSection>
  );
}
