"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { EntryCard } from "./EntryCard";
import { freeName } from "./freeName";
import { QuantityField } from "./QuantityField";
import { TextField } from "./TextField";

const SCOPES = [
  { value: "process", label: "each process" },
  { value: "machine", label: "each machine" },
  { value: "global", label: "all machines together" },
];
const HELD = [
  { value: "phase", label: "one wait" },
  { value: "request", label: "the whole request" },
];
const ON_FULL = [
  { value: "wait", label: "the request waits" },
  { value: "error", label: "an error" },
];

export function BackendList() {
  const backends = usePlanner((state) => state.draft.backends);
  const addEntry = usePlanner((state) => state.addEntry);
  const removeEntry = usePlanner((state) => state.removeEntry);
  return (
    <>
      {backends.map((backend, index) => (
        <EntryCard
          // biome-ignore lint/suspicious/noArrayIndexKey: names are edited in place; the index is the identity.
          key={index}
          title={`Backend: ${backend.name}`}
          gist={`${backend.limit} connections`}
          onRemove={() => removeEntry(["backends"], index)}
        >
          <TextField path={["backends", index, "name"]} label="Name" maxLength={60} />
          <QuantityField path={["backends", index, "limit"]} />
          <ChoiceField path={["backends", index, "scope"]} label="Limit is of" options={SCOPES} />
          <ChoiceField
            path={["backends", index, "held"]}
            label="Held for"
            help="How long a request keeps its connection."
            options={HELD}
          />
          <ChoiceField path={["backends", index, "onFull"]} label="When all are taken" options={ON_FULL} />
        </EntryCard>
      ))}
      <Button
        look="quiet"
        className="px-1.5 text-xs"
        onClick={() =>
          addEntry(["backends"], {
            name: freeName(
              "Database",
              backends.map((one) => one.name),
            ),
            limit: 100,
            scope: "global",
            held: "request",
            onFull: "wait",
          })
        }
      >
        <Plus className="size-3.5" aria-hidden="true" />
        Add a backend with a limit
      </Button>
    </>
  );
}
