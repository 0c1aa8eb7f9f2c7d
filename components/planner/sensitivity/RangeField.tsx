"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import type { NumericInput } from "@/lib/planning/sensitivity/numericInputs";
import { inputName, inputText } from "@/lib/report/inputText";
import type { Scenario } from "@/lib/scenario/scenario";
import { editable } from "@/lib/units/formatQuantity";
import { parseQuantity } from "@/lib/units/parseQuantity";

type Range = Scenario["ranges"][number];

interface RangeFieldProps {
  readonly input: NumericInput;
  readonly range: Range;
  /** Null takes the range away. */
  readonly onChange: (range: Range | null) => void;
}

/** What is known of one input: from, to. What does not contain the value itself is told and not taken. */
export function RangeField({ input, range, onChange }: RangeFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<{ readonly low?: string; readonly high?: string }>({});
  const [fault, setFault] = useState<string | null>(null);
  const name = inputName(input);
  const change = (side: "low" | "high", text: string) => {
    setTyped({ ...typed, [side]: text });
    const parsed = parseQuantity(text, input.unit, editable(range[side], input.unit).unit);
    if (!parsed.ok) return setFault(parsed.message);
    const next = { ...range, [side]: parsed.value };
    if (next.low > input.value || next.high < input.value)
      return setFault(`It must contain the value itself, ${inputText(input, input.value)}.`);
    setFault(null);
    onChange(next);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
      <span className="w-44 truncate">{name}</span>
      {(["low", "high"] as const).map((side) => {
        const shown = editable(range[side], input.unit);
        return (
          <label key={side} className="flex items-center gap-1">
            <span className="text-mute">{side === "low" ? "from" : "to"}</span>
            <input
              className="w-20 rounded-md border border-edge bg-card px-1.5 py-0.5 text-right text-sm"
              inputMode="decimal"
              autoComplete="off"
              aria-label={`${name}, ${side === "low" ? "from" : "to"}`}
              aria-invalid={fault !== null}
              aria-describedby={`${id}-fault`}
              value={typed[side] ?? shown.number}
              onChange={(event) => change(side, event.currentTarget.value)}
              onBlur={() => {
                setTyped({});
                setFault(null);
              }}
            />
            <span className="text-mute">{shown.unit}</span>
          </label>
        );
      })}
      <Button
        look="quiet"
        className="min-h-6 px-1 py-0"
        aria-label={`${name}: known exactly`}
        onClick={() => onChange(null)}
      >
        <X className="size-3.5" aria-hidden="true" />
      </Button>
      <span id={`${id}-fault`} className="text-load" role="status">
        {fault}
      </span>
    </li>
  );
}
