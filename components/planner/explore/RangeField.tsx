"use client";

import { useId, useState } from "react";
import { editable } from "@/lib/units/formatQuantity";
import { parseQuantity } from "@/lib/units/parseQuantity";
import type { Unit } from "@/lib/units/unit";

interface RangeFieldProps {
  readonly label: string;
  readonly unit: Unit;
  readonly value: number;
  /** What is wrong with a value that can be read, or null. */
  readonly check: (value: number) => string | null;
  readonly onChange: (value: number) => void;
}

function written(value: number, unit: Unit): string {
  const { number, unit: spelling } = editable(Number(value.toPrecision(4)), unit);
  return spelling === "" ? number : `${number} ${spelling}`;
}

/** One end of a range, read as people write it once it is entered. */
export function RangeField({ label, unit, value, check, onChange }: RangeFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const enter = () => {
    if (typed === null) return;
    const parsed = parseQuantity(typed, unit, editable(value, unit).unit);
    const message = parsed.ok ? check(parsed.value) : parsed.message;
    setFault(message);
    if (!parsed.ok || message !== null) return;
    setTyped(null);
    onChange(parsed.value);
  };

  return (
    <span className="inline-flex flex-col">
      <label className="flex items-center gap-1.5 text-sm" htmlFor={id}>
        <span className="text-mute text-xs">{label}</span>
        <input
          id={id}
          className="w-28 rounded-md border border-edge bg-card px-2 py-1 text-right text-sm hover:border-edge-strong aria-invalid:border-load"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault`}
          value={typed ?? written(value, unit)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={enter}
          onKeyDown={(event) => {
            if (event.key === "Enter") enter();
          }}
        />
      </label>
      <span id={`${id}-fault`} aria-live="polite" className="text-right text-load text-xs empty:hidden">
        {fault}
      </span>
    </span>
  );
}
