"use client";

import { type KeyboardEvent, useRef } from "react";
import { useWidth } from "@/components/charts/useWidth";
import type { SweepAxis, SweepPoint, SweepStep } from "@/lib/planning/sweep/sweepSteps";
import { holdsAt, type SweepMetric, sweepSentence, sweepText } from "@/lib/report/sweepMetric";
import { readable } from "@/lib/units/formatQuantity";

interface SweepMapProps {
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  readonly step: SweepStep;
  readonly metric: SweepMetric;
  readonly percentileName: string;
  readonly pointed: number | null;
  readonly onPoint: (index: number) => void;
  readonly onPick: (index: number) => void;
}

const FIRST_WIDTH = 640;
const LEFT = 84;
const CELL_HEIGHT = 30;
/** A cell as wide as this has room for its number. */
const ROOM = 46;

function stateOf(point: SweepPoint | undefined): "unknown" | "impossible" | "holds" | "fails" {
  if (point === undefined) return "unknown";
  if (point.reading === null) return "fails";
  if (point.reading.objectiveMs === null) return "impossible";
  return holdsAt(point.reading) ? "holds" : "fails";
}

const LOOKS = {
  unknown: "bg-well text-ink",
  impossible: "text-ink bg-[repeating-linear-gradient(45deg,var(--hatch)_0_4px,var(--edge)_4px_5px)]",
  holds: "bg-[var(--map-holds)] text-on-sea",
  fails: "bg-load-soft text-ink",
} as const;

/** Two inputs against each other: where the objectives hold, and by how much. Enter or a click sets both inputs. */
export function SweepMap({ x, y, step, metric, percentileName, pointed, onPoint, onPick }: SweepMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const width = useWidth(grid, FIRST_WIDTH);
  const { xs, ys, points } = step;
  const roomy = (width - LEFT) / xs.length >= ROOM;
  const own = ys.indexOf(y.input.value) * xs.length + xs.indexOf(x.input.value);
  const shown = pointed ?? Math.max(0, own);

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowUp: xs.length,
      ArrowDown: -xs.length,
    };
    const by = steps[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = shown + by;
      const sameRow = Math.floor(next / xs.length) === Math.floor(shown / xs.length);
      if (next < 0 || next >= xs.length * ys.length || (Math.abs(by) === 1 && !sameRow)) return;
      onPoint(next);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onPick(shown);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: cells to choose from with the arrow keys, not a table to read.
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={`${y.input.name} by ${x.input.name}. Arrow keys read cells, Enter sets both.`}
      onKeyDown={move}
    >
      {ys.toReversed().map((row, above) => {
        const rowIndex = ys.length - 1 - above;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          <div key={row} role="row" tabIndex={-1} className="flex items-center gap-0.5 pb-0.5">
            {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
            <span
              role="rowheader"
              tabIndex={-1}
              className={`shrink-0 truncate pr-2 text-right text-xs ${row === y.input.value ? "font-semibold" : "text-mute"}`}
              style={{ width: LEFT }}
            >
              {readable(row, y.input.unit)}
            </span>
            {xs.map((column, columnIndex) => {
              const index = rowIndex * xs.length + columnIndex;
              const point = points[index];
              const state = stateOf(point);
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                <div
                  key={column}
                  role="gridcell"
                  data-cell={index}
                  data-state={state}
                  tabIndex={index === shown ? 0 : -1}
                  aria-selected={index === own}
                  aria-label={`${y.input.name} ${readable(row, y.input.unit)}, ${x.input.name} ${readable(column, x.input.unit)}: ${point === undefined ? "not computed yet" : sweepSentence(point.reading, percentileName)}`}
                  className={`swatch grid min-w-0 flex-1 cursor-pointer place-items-center overflow-hidden whitespace-nowrap rounded-[3px] text-2xs ${LOOKS[state]} ${index === own ? "outline-2 outline-ink -outline-offset-2" : ""}`}
                  style={{ height: CELL_HEIGHT }}
                  onPointerEnter={() => onPoint(index)}
                  onClick={() => onPick(index)}
                  onKeyDown={move}
                >
                  {roomy && point !== undefined && point.reading !== null ? sweepText(point.reading, metric) : null}
                </div>
              );
            })}
          </div>
        );
      })}
      <div className="flex gap-0.5 text-2xs" style={{ paddingLeft: LEFT + 2 }} aria-hidden="true">
        {xs.map((column, index) => (
          <span
            key={column}
            className={`min-w-0 flex-1 overflow-visible whitespace-nowrap text-center ${column === x.input.value ? "font-semibold" : "text-mute"} ${!roomy && index % 4 !== 0 ? "invisible" : ""}`}
          >
            {readable(column, x.input.unit, 2)}
          </span>
        ))}
      </div>
      <p className="text-right text-2xs text-mute" aria-hidden="true">
        ↑ {y.input.name} · {x.input.name} →
      </p>
    </div>
  );
}
