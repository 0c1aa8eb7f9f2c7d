"use client";

import { useId } from "react";
import type { SweepInput } from "@/lib/planning/sweep/sweepInput";
import { isAllowed, type SweepRange } from "@/lib/planning/sweep/sweepRange";
import { FACTORS } from "@/lib/scenario/inputs";
import type { Scenario } from "@/lib/scenario/scenario";
import { pathKey } from "../plannerStore";
import { RangeField } from "./RangeField";

interface AxisPickerProps {
  readonly label: string;
  readonly scenario: Scenario;
  readonly inputs: readonly SweepInput[];
  readonly chosen: SweepInput | null;
  readonly range: SweepRange | null;
  /** What it says when nothing is chosen; absent where something must be. */
  readonly noneText?: string;
  readonly onChoose: (input: SweepInput | null) => void;
  readonly onRange: (range: SweepRange) => void;
}

/** Which input to sweep, and from where to where. */
export function AxisPicker(props: AxisPickerProps) {
  const { label, scenario, inputs, chosen, range, noneText, onChoose, onRange } = props;
  const id = useId();
  const check = (value: number) =>
    chosen !== null && !isAllowed(scenario, chosen, value) ? "This scenario does not allow that." : null;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
      <span className="flex items-center gap-2 text-sm">
        <label htmlFor={id} className="w-14 shrink-0 text-mute text-xs">
          {label}
        </label>
        <select
          id={id}
          className="w-60 min-w-0 truncate rounded-md border border-edge bg-card py-1 pr-1 pl-2 text-sm hover:border-edge-strong"
          value={chosen === null ? "" : pathKey(chosen.path)}
          onChange={(event) => {
            const key = event.currentTarget.value;
            onChoose(inputs.find(({ path }) => pathKey(path) === key) ?? null);
          }}
        >
          {noneText === undefined ? null : <option value="">{noneText}</option>}
          {FACTORS.map(({ id: factor, title }) => (
            <optgroup key={factor} label={title}>
              {inputs
                .filter((input) => input.factor === factor)
                .map(({ path, name }) => (
                  <option key={pathKey(path)} value={pathKey(path)}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </span>
      {chosen === null || range === null ? null : (
        <>
          <RangeField
            key={`low-${pathKey(chosen.path)}`}
            label="from"
            unit={chosen.unit}
            value={range.low}
            check={(value) => (value >= range.high ? "Keep it below the other end." : check(value))}
            onChange={(low) => onRange({ ...range, low })}
          />
          <RangeField
            key={`high-${pathKey(chosen.path)}`}
            label="to"
            unit={chosen.unit}
            value={range.high}
            check={(value) => (value <= range.low ? "Keep it above the other end." : check(value))}
            onChange={(high) => onRange({ ...range, high })}
          />
        </>
      )}
    </div>
  );
}
