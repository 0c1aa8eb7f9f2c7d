"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { DistributionField } from "./DistributionField";
import { EntryCard } from "./EntryCard";
import { freeName } from "./freeName";
import { More } from "./More";
import { QuantityField } from "./QuantityField";
import { TextField } from "./TextField";

const PATH = ["application", "classes"];

export function RequestClassList() {
  const classes = usePlanner((state) => state.draft.application.classes);
  const backends = usePlanner((state) => state.draft.backends);
  const addEntry = usePlanner((state) => state.addEntry);
  const removeEntry = usePlanner((state) => state.removeEntry);
  const backendOptions = [
    { value: "", label: "no limit" },
    ...backends.map((backend) => ({ value: backend.name, label: backend.name })),
  ];
  const last = classes.at(-1);
  return (
    <>
      {classes.map((requestClass, index) => (
        <EntryCard
          // biome-ignore lint/suspicious/noArrayIndexKey: names are edited in place; the index is the identity.
          key={index}
          title={requestClass.name}
          open={index === 0}
          gist={`${readable(requestClass.cpuMs.mean, "ms")} CPU, ${readable(requestClass.ioMs.mean, "ms")} waiting`}
          onRemove={classes.length === 1 ? undefined : () => removeEntry(PATH, index)}
        >
          {classes.length === 1 ? null : <QuantityField path={[...PATH, index, "weight"]} />}
          <DistributionField path={[...PATH, index, "cpuMs"]} shapeLabel="CPU varies" />
          <DistributionField path={[...PATH, index, "ioMs"]} shapeLabel="Waits vary" />
          <QuantityField path={[...PATH, index, "ioPhases"]} />
          <More>
            <TextField path={[...PATH, index, "name"]} label="Name" maxLength={60} />
            <DistributionField path={[...PATH, index, "responseBytes"]} shapeLabel="Responses vary" />
            <DistributionField path={[...PATH, index, "requestBodyBytes"]} shapeLabel="Uploads vary" />
            <ChoiceField
              path={[...PATH, index, "backend"]}
              label="Waits for"
              help="The backend that the waits go through, when it has a limit worth modelling."
              options={backendOptions}
              store={(name) => (name === "" ? null : name)}
            />
          </More>
        </EntryCard>
      ))}
      {last === undefined ? null : (
        <Button
          look="quiet"
          className="px-1.5 text-xs"
          onClick={() =>
            addEntry(PATH, {
              ...last,
              name: freeName(
                "Another request",
                classes.map((one) => one.name),
              ),
            })
          }
        >
          <Plus className="size-3.5" aria-hidden="true" />
          Add a class of request
        </Button>
      )}
    </>
  );
}
