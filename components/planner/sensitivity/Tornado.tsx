"use client";

import { useState } from "react";
import type { Reading, Sensitivity } from "@/lib/planning/sensitivity/sensitivitySteps";
import { type Measured, readingOf } from "@/lib/planning/sensitivity/tornado";
import { inputName, inputText } from "@/lib/report/inputText";
import { readable } from "@/lib/units/formatQuantity";

interface TornadoProps {
  readonly bars: readonly Sensitivity[];
  readonly base: Reading;
  readonly measured: Measured;
  readonly busy: boolean;
}

/** A factor of this much, either way, fills half the picture at most. */
const WIDEST = Math.log(4);
const NARROWEST = Math.log(1.1);

function valueText(reading: Reading, measured: Measured): string {
  const value = readingOf(reading, measured);
  return value === null ? "can't run" : readable(value, measured === "line" ? "rps" : "ms");
}

/** Each input's two sides about the answer of now; the reader follows the pointer and the keyboard. */
export function Tornado({ bars, base, measured, busy }: TornadoProps) {
  const [read, setRead] = useState<string | null>(null);
  const middle = readingOf(base, measured);
  const logOf = (reading: Reading) => {
    const value = readingOf(reading, measured);
    if (value === null || value <= 0) return measured === "line" ? -WIDEST : WIDEST;
    return middle === null || middle <= 0 ? 0 : Math.log(value / middle);
  };
  const span = Math.min(
    WIDEST,
    Math.max(NARROWEST, ...bars.flatMap(({ low, high }) => [Math.abs(logOf(low)), Math.abs(logOf(high))])),
  );
  const across = (reading: Reading) => 50 + 50 * Math.max(-1, Math.min(1, logOf(reading) / span));
  const key = (one: Sensitivity) => one.path.join(".");
  const chosen = bars.find((one) => key(one) === read) ?? bars[0];
  const said = (one: Sensitivity) =>
    `${inputName(one)} ${inputText(one, one.low.input)}: ${valueText(one.low, measured)}; ${inputText(one, one.high.input)}: ${valueText(one.high, measured)}.`;
  return (
    <div aria-busy={busy}>
      <ul className="grid gap-0.5">
        {bars.map((one) => (
          <li key={key(one)}>
            <button
              type="button"
              className="grid w-full grid-cols-[minmax(0,9.5rem)_minmax(0,1fr)] items-center gap-2 rounded px-1 text-left text-xs hover:bg-well aria-pressed:bg-well sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
              aria-pressed={chosen === one}
              aria-label={said(one)}
              onPointerEnter={() => setRead(key(one))}
              onFocus={() => setRead(key(one))}
              onClick={() => setRead(key(one))}
            >
              <span className="truncate">{inputName(one)}</span>
              <span className="relative h-5" aria-hidden="true">
                {[one.low, one.high].map((side, index) => {
                  const at = across(side);
                  return (
                    <span
                      key={index === 0 ? "low" : "high"}
                      className="swatch absolute top-0.5 h-4"
                      style={{
                        left: `${Math.min(50, at)}%`,
                        width: `${Math.abs(at - 50)}%`,
                        background: index === 0 ? "var(--segment-io)" : "var(--sea-soft)",
                      }}
                    />
                  );
                })}
                <span className="swatch absolute top-0 bottom-0 left-1/2 w-px bg-ink" />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen === undefined ? null : (
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-0.5 text-xs">
          <span className="flex items-center gap-1.5 text-mute">
            <span className="swatch size-2.5 rounded-[2px]" style={{ background: "var(--segment-io)" }} />a fifth less
            <span className="swatch ml-2 size-2.5 rounded-[2px]" style={{ background: "var(--sea-soft)" }} />a fifth
            more
          </span>
          <span data-testid="tornado-reading">
            {said(chosen)} <span className="text-mute">Now {valueText(base, measured)}.</span>
          </span>
        </div>
      )}
    </div>
  );
}
