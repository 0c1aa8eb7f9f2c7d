"use client";

import { clsx } from "clsx";
import { useId } from "react";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { usePlanner } from "../PlannerContext";
import { pathKey } from "../plannerStore";
import { FieldFrame } from "./FieldFrame";

interface TextFieldProps {
  readonly path: Path;
  readonly label: string;
  readonly maxLength: number;
}

export function TextField({ path, label, maxLength }: TextFieldProps) {
  const id = useId();
  const value = usePlanner((state) => valueAt(state.draft, path));
  const edit = usePlanner((state) => state.edit);
  const fault = usePlanner((state) => state.issues.find((one) => pathKey(one.path) === pathKey(path))?.message);
  return (
    <FieldFrame id={id} label={label} fault={fault}>
      <input
        id={id}
        className={clsx(
          "w-full min-w-0 rounded-md border bg-card px-2 py-1 text-right text-sm",
          fault === undefined ? "border-edge hover:border-edge-strong" : "border-load",
        )}
        value={typeof value === "string" ? value : ""}
        maxLength={maxLength}
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => edit(path, event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
