"use client";

import { Switch } from "radix-ui";
import { useId } from "react";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { usePlanner } from "../PlannerContext";
import { FieldFrame } from "./FieldFrame";

interface SwitchFieldProps {
  readonly path: Path;
  readonly label: string;
  readonly help?: string;
}

export function SwitchField({ path, label, help }: SwitchFieldProps) {
  const id = useId();
  const on = usePlanner((state) => valueAt(state.draft, path) === true);
  const edit = usePlanner((state) => state.edit);
  return (
    <FieldFrame id={id} label={label} help={help}>
      <Switch.Root
        id={id}
        checked={on}
        aria-describedby={`${id}-help`}
        onCheckedChange={(next) => edit(path, next)}
        className="relative my-0.5 h-6 w-11 justify-self-end rounded-full border border-edge-strong bg-well data-[state=checked]:border-sea data-[state=checked]:bg-sea"
      >
        <Switch.Thumb className="block size-4 translate-x-1 rounded-full bg-edge-strong transition-transform data-[state=checked]:translate-x-[1.4rem] data-[state=checked]:bg-on-sea" />
      </Switch.Root>
    </FieldFrame>
  );
}
