"use client";

import { clsx } from "clsx";
import { useId, useState } from "react";
import { inputAt } from "@/lib/scenario/inputs";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { editable } from "@/lib/units/formatQuantity";
import { parseQuantity } from "@/lib/units/parseQuantity";
import { usePlanner } from "../PlannerContext";
import { pathKey } from "../plannerStore";
import { FieldFrame } from "./FieldFrame";

interface QuantityFieldProps {
  readonly path: Path;
  /** In place of the label of the inputs table, where the place makes a shorter one clear. */
  readonly label?: string;
  /** An empty field means "none" or "the default", and this is what stands in it. */
  readonly emptyText?: string;
}

/** A number with its unit. What is typed is read as people write it; the answer follows each keystroke. */
export function QuantityField({ path, label, emptyText }: QuantityFieldProps) {
  const id = useId();
  const input = inputAt(path);
  if (input === undefined) throw new Error(`No input is called ${pathKey(path)}.`);
  const value = usePlanner((state) => valueAt(state.draft, path));
  const edit = usePlanner((state) => state.edit);
  const setTextFault = usePlanner((state) => state.setTextFault);
  const textFault = usePlanner((state) => state.textFaults[pathKey(path)]);
  const issue = usePlanner((state) => state.issues.find((one) => pathKey(one.path) === pathKey(path)));

  const shown =
    typeof value === "number" ? editable(value, input.unit) : { number: "", unit: editable(1, input.unit).unit };
  /** The text while it is being edited, with the unit that stood beside it when editing began. */
  const [editing, setEditing] = useState<{ readonly text: string; readonly unit: string } | null>(null);
  const unit = editing?.unit ?? shown.unit;
  const fault = textFault ?? issue?.message;

  const change = (text: string) => {
    setEditing({ text, unit });
    if (text.trim() === "" && emptyText !== undefined) {
      setTextFault(path, null);
      edit(path, null);
      return;
    }
    const parsed = parseQuantity(text, input.unit, unit);
    setTextFault(path, parsed.ok ? null : parsed.message);
    if (parsed.ok) edit(path, parsed.value);
  };

  return (
    <FieldFrame id={id} label={label ?? input.label} help={input.help} fault={fault}>
      <span
        className={clsx(
          "flex items-baseline rounded-md border bg-card focus-within:outline-2 focus-within:outline-sea",
          fault === undefined ? "border-edge hover:border-edge-strong" : "border-load",
        )}
      >
        <input
          id={id}
          className="w-full min-w-0 bg-transparent py-1 pr-1 pl-2 text-right text-sm outline-none placeholder:text-mute"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          placeholder={emptyText}
          value={editing?.text ?? shown.number}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-help ${id}-fault`}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={() => {
            if (textFault === undefined) setEditing(null);
          }}
        />
        <span className="shrink-0 pr-2 text-mute text-xs" aria-hidden={unit === ""}>
          {unit}
        </span>
      </span>
    </FieldFrame>
  );
}
