"use client";

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
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-describedby={`${id}-help`}
        onChange={(event) => edit(path, event.currentTarget.checked)}
        className="relative my-0.5 h-6 w-11 cursor-pointer appearance-none justify-self-end rounded-full border border-edge-strong bg-well before:absolute before:top-[3px] before:left-1 before:size-4 before:rounded-full before:bg-edge-strong before:transition-transform checked:border-sea checked:bg-sea checked:before:translate-x-[1.15rem] checked:before:bg-on-sea"
      />
    </FieldFrame>
  );
}
