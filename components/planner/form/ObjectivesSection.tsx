"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { EntryCard } from "./EntryCard";
import { FactorSection } from "./FactorSection";
import { More } from "./More";
import { QuantityField } from "./QuantityField";

const PATH = ["objectives", "latency"];
const PLACES = [
  { value: "server", label: "at the server" },
  { value: "client", label: "at the client" },
];

export function ObjectivesSection() {
  const latency = usePlanner((state) => state.draft.objectives.latency);
  const classes = usePlanner((state) => state.draft.application.classes);
  const addEntry = usePlanner((state) => state.addEntry);
  const removeEntry = usePlanner((state) => state.removeEntry);
  const first = latency[0];
  const classOptions = [
    { value: "", label: "all requests" },
    ...classes.map((one) => ({ value: one.name, label: one.name })),
  ];
  return (
    <FactorSection
      factor="objectives"
      summary={
        first === undefined
          ? "What must hold."
          : `${first.percentile} % within ${readable(first.limitMs, "ms")}: the line is where the first of these fails.`
      }
    >
      {latency.map((objective, index) => (
        <EntryCard
          // biome-ignore lint/suspicious/noArrayIndexKey: objectives have no other identity than their place.
          key={index}
          title={`${objective.percentile} % of ${objective.class ?? "all requests"}`}
          open={index === 0}
          gist={`within ${readable(objective.limitMs, "ms")} at the ${objective.at}`}
          onRemove={latency.length === 1 ? undefined : () => removeEntry(PATH, index)}
        >
          <QuantityField path={[...PATH, index, "percentile"]} />
          <QuantityField path={[...PATH, index, "limitMs"]} />
          <More>
            <ChoiceField
              path={[...PATH, index, "at"]}
              label="Measured"
              help="At the server: until the worker is free of the response. At the client: until it has the last byte."
              options={PLACES}
            />
            <ChoiceField
              path={[...PATH, index, "class"]}
              label="Of"
              options={classOptions}
              store={(name) => (name === "" ? null : name)}
            />
          </More>
        </EntryCard>
      ))}
      <Button
        look="quiet"
        className="px-1.5 text-xs"
        onClick={() => addEntry(PATH, { percentile: 99, limitMs: 1000, at: "server", class: null })}
      >
        <Plus className="size-3.5" aria-hidden="true" />
        Add an objective
      </Button>
      <More label="Ceilings">
        <QuantityField path={["objectives", "maxRejectedPercent"]} />
        <QuantityField path={["objectives", "maxCpuPercent"]} />
        <QuantityField path={["objectives", "maxMemoryPercent"]} />
      </More>
    </FactorSection>
  );
}
