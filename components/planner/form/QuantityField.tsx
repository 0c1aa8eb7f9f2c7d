"use client";

import { clsx } from "clsx";
import { useEffect, useId, useState } from "react";
import { inputAt } from "@/lib/scenario/inputs";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { editable, readable } from "@/lib/units/formatQuantity";
import { parseQuantity } from "@/lib/units/parseQuantity";
import { usePlanner } from "../PlannerContext";
import { pathKey, pathOf } from "../plannerStore";
import { FieldFrame } from "./FieldFrame";
import { Slider, type SliderRange } from "./Slider";

interface QuantityFieldProps {
  readonly path: Path;
  /** In place of the label of the inputs table, where the place makes a shorter one clear. */
  readonly label?: string;
  /** An empty field means "none" or "the default", and this is what stands in it. */
  readonly emptyText?: string;
  /** From where to where a slider under the field goes; what is typed may lie beyond. */
  readonly slider?: SliderRange;
}

interface Typed {
  readonly text: string;
  readonly unit: string;
  /** Whether the focus has left the field since. */
  readonly left: boolean;
  /** Of which draft: undo and import put another in its place. */
  readonly epoch: number;
}

/** A number with its unit. What is typed is read as people write it; the answer follows each keystroke. */
export function QuantityField({ path, label, emptyText, slider }: QuantityFieldProps) {
  const id = useId();
  const input = inputAt(path);
  if (input === undefined) throw new Error(`No input is called ${pathKey(path)}.`);
  const value = usePlanner((state) => valueAt(state.draft, path));
  const edit = usePlanner((state) => state.edit);
  const epoch = usePlanner((state) => state.epoch);
  const setTextFault = usePlanner((state) => state.setTextFault);
  const textFault = usePlanner((state) => state.textFaults[pathKey(path)]);
  const issue = usePlanner((state) => state.issues.find((one) => pathKey(one.path) === pathKey(path)));

  const shown =
    typeof value === "number" ? editable(value, input.unit) : { number: "", unit: editable(1, input.unit).unit };
  /** The text while it is being edited, with the unit that stood beside it when editing began. */
  const [typed, setTyped] = useState<Typed | null>(null);
  // A text that is no quantity stays to be mended, unless its fault went: then another value came from elsewhere.
  const gone = typed?.epoch !== epoch || (typed.left && textFault === undefined);
  const editing = gone ? null : typed;
  const unit = editing?.unit ?? shown.unit;
  const fault = textFault ?? issue?.message;

  // A field that goes away takes its fault along; nobody could mend it any more.
  const key = pathKey(path);
  useEffect(() => () => setTextFault(pathOf(key), null), [key, setTextFault]);

  const change = (text: string) => {
    setTyped({ text, unit, left: false, epoch });
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
          onBlur={() => setTyped(editing === null ? null : { ...editing, left: true })}
        />
        <span className="shrink-0 pr-2 text-mute text-xs" aria-hidden={unit === ""}>
          {unit}
        </span>
      </span>
      {slider === undefined || typeof value !== "number" ? null : (
        <span className="col-span-2 -mt-1">
          <Slider
            label={label ?? input.label}
            value={value}
            range={slider}
            whole={input.unit === "count"}
            spoken={readable(value, input.unit)}
            onSlide={(next) => {
              setTyped(null);
              setTextFault(path, null);
              edit(path, next);
            }}
          />
        </span>
      )}
    </FieldFrame>
  );
}
