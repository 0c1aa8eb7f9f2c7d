"use client";

import { clsx } from "clsx";
import { useId } from "react";
import type { Editable } from "@/lib/scenario/edit";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { usePlanner } from "../PlannerContext";
import { pathKey } from "../plannerStore";
import { FieldFrame } from "./FieldFrame";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

interface SelectProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly faulty?: boolean;
  readonly describedBy?: string;
}

/** The browser's own select: it works with every keyboard, screen reader and thumb. */
export function Select({ id, value, options, onChange, faulty = false, describedBy }: SelectProps) {
  const groups = [...new Set(options.map((option) => option.group))];
  const entries = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ));
  return (
    <select
      id={id}
      value={value}
      aria-invalid={faulty}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={clsx(
        "w-full min-w-0 truncate rounded-md border bg-card py-1 pr-1 pl-2 text-sm",
        faulty ? "border-load" : "border-edge hover:border-edge-strong",
      )}
    >
      {groups.map((group) =>
        group === undefined ? (
          entries(group)
        ) : (
          <optgroup key={group} label={group}>
            {entries(group)}
          </optgroup>
        ),
      )}
    </select>
  );
}

interface ChoiceFieldProps {
  /** Where the choice is stored. */
  readonly path: Path;
  /** Where the chosen word stands, when `path` holds a larger part that changes with it. */
  readonly valuePath?: Path;
  readonly label: string;
  readonly help?: string;
  readonly options: readonly Option[];
  /** What to store for an option; the option's own value when absent. */
  readonly store?: (value: string) => Editable;
}

export function ChoiceField({
  path,
  valuePath = path,
  label,
  help,
  options,
  store = (value) => value,
}: ChoiceFieldProps) {
  const id = useId();
  const value = usePlanner((state) => valueAt(state.draft, valuePath));
  const edit = usePlanner((state) => state.edit);
  const fault = usePlanner((state) => state.issues.find((one) => pathKey(one.path) === pathKey(valuePath))?.message);
  return (
    <FieldFrame id={id} label={label} help={help} fault={fault}>
      <Select
        id={id}
        value={value === null ? "" : String(value)}
        options={options}
        faulty={fault !== undefined}
        describedBy={`${id}-help ${id}-fault`}
        onChange={(next) => edit(path, store(next))}
      />
    </FieldFrame>
  );
}
