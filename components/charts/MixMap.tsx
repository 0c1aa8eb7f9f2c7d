"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { MapCell, MixMap as MixMapData } from "@/lib/planning/plan";
import { FINDING_NAMES } from "@/lib/report/findingNames";
import { lineAround } from "@/lib/report/lineAround";
import type { MapMark } from "@/lib/report/mapMarks";
import { inkOf, type MapMetric, metricText, metricValue } from "@/lib/report/mapMetric";
import type { Mix } from "@/lib/servers/system";
import { useWidth } from "./useWidth";

/** Drawn one unit a pixel, so that text is as large on a phone as on a desk. */
const FIRST_WIDTH = 560;
const HEIGHT = 340;
const LEFT = 44;
const BOTTOM = 30;
const TOP = 8;
const RIGHT = 8;

interface MixMapProps {
  readonly map: MixMapData;
  readonly metric: MapMetric;
  readonly marks: readonly MapMark[];
  readonly selected: Mix;
  readonly onSelect: (mix: Mix) => void;
}

function cellText(cell: MapCell, metric: MapMetric): string {
  const mix = `${cell.mix.processes} × ${cell.mix.threads}`;
  if (cell.impossible !== null) return `${mix}: ${FINDING_NAMES[cell.impossible]}`;
  const state = cell.holds ? "holds the objectives" : cell.overloaded ? "overloaded" : "misses an objective";
  return `${mix}: ${metricText(cell, metric)}, ${state}`;
}

function indexOf(values: readonly number[], value: number): number {
  const found = values.findIndex((candidate) => candidate >= value);
  return found < 0 ? values.length - 1 : found;
}

/** Every mix as a cell, processes upwards and threads to the right; the orange line surrounds those that hold. */
export function MixMap({ map, metric, marks, selected, onSelect }: MixMapProps) {
  const pattern = useId();
  const grid = useRef<HTMLDivElement>(null);
  const width = useWidth(grid, FIRST_WIDTH);
  const rows = map.processes.length;
  const columns = map.threads.length;
  const cellWidth = (width - LEFT - RIGHT) / columns;
  const cellHeight = (HEIGHT - TOP - BOTTOM) / rows;
  const gap = Math.min(2, cellWidth / 8);
  const x = (column: number) => LEFT + column * cellWidth;
  const y = (row: number) => HEIGHT - BOTTOM - (row + 1) * cellHeight;
  const at = (row: number, column: number) => map.cells[row * columns + column];

  const selectedIndex = {
    row: indexOf(map.processes, selected.processes),
    column: indexOf(map.threads, selected.threads),
  };
  const [pointed, setPointed] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const shown = pointed ?? selectedIndex;
  const readout = at(shown.row, shown.column);

  const values = map.cells.flatMap((cell) => (cell.holds ? (metricValue(cell, metric) ?? []) : []));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const [best, worst] = metric === "throughput" ? [high, low] : [low, high];

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, readonly [number, number]> = {
      ArrowUp: [1, 0],
      ArrowDown: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const row = Math.min(rows - 1, Math.max(0, shown.row + step[0]));
      const column = Math.min(columns - 1, Math.max(0, shown.column + step[1]));
      setPointed({ row, column });
      grid.current?.querySelector<SVGElement>(`[data-cell="${row}-${column}"]`)?.focus();
    } else if ((event.key === "Enter" || event.key === " ") && readout !== undefined) {
      event.preventDefault();
      onSelect(readout.mix);
    }
  };

  const everyColumn = Math.ceil(18 / cellWidth);
  const everyRow = Math.ceil(rows / 12);

  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with rows and cells; an HTML table can't be drawn on. */}
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label="Mix map: processes by threads. Arrow keys read cells, Enter tries a mix."
        onKeyDown={move}
      >
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          className="block w-full"
          height={HEIGHT}
          role="presentation"
          onPointerLeave={() => setPointed(null)}
        >
          <defs>
            <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--hatch)" />
              <rect width="1.4" height="5" fill="var(--edge-strong)" opacity="0.45" />
            </pattern>
          </defs>
          {map.processes.map((processes, row) => (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            <g key={processes} role="row" aria-label={`${processes} ${processes === 1 ? "process" : "processes"}`}>
              {map.threads.map((threads, column) => {
                const cell = at(row, column);
                if (cell === undefined) return null;
                const value = metricValue(cell, metric);
                const focusTarget = row === shown.row && column === shown.column;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: as above.
                  <rect
                    key={threads}
                    role="gridcell"
                    data-cell={`${row}-${column}`}
                    data-state={cell.impossible ?? (cell.holds ? "holds" : "fails")}
                    tabIndex={focusTarget ? 0 : -1}
                    aria-selected={row === selectedIndex.row && column === selectedIndex.column}
                    aria-label={cellText(cell, metric)}
                    x={x(column) + gap / 2}
                    y={y(row) + gap / 2}
                    width={cellWidth - gap}
                    height={cellHeight - gap}
                    rx={Math.min(3, cellHeight / 6)}
                    fill={
                      cell.impossible === null ? (cell.holds ? "var(--map-holds)" : "var(--load)") : `url(#${pattern})`
                    }
                    fillOpacity={
                      cell.impossible !== null || value === null
                        ? 1
                        : cell.holds
                          ? inkOf(value, best, worst)
                          : cell.overloaded
                            ? 0.22
                            : 0.5
                    }
                    className="cursor-pointer outline-none focus-visible:stroke-[2.5] focus-visible:stroke-ink"
                    onPointerEnter={() => setPointed({ row, column })}
                    onClick={() => onSelect(cell.mix)}
                  />
                );
              })}
            </g>
          ))}
          <path
            d={lineAround(
              (row, column) => at(row, column)?.holds === true,
              rows,
              columns,
              x,
              (edge) => HEIGHT - BOTTOM - edge * cellHeight,
            )}
            fill="none"
            stroke="var(--load)"
            strokeWidth="2.2"
            strokeLinecap="round"
            pointerEvents="none"
          />
          <g className="fill-mute text-[10.5px]">
            {map.threads.map((threads, column) =>
              column % everyColumn === 0 ? (
                <text key={threads} x={x(column) + cellWidth / 2} y={HEIGHT - BOTTOM + 14} textAnchor="middle">
                  {threads}
                </text>
              ) : null,
            )}
            {map.processes.map((processes, row) =>
              row % everyRow === 0 ? (
                <text key={processes} x={LEFT - 6} y={y(row) + cellHeight / 2 + 3.5} textAnchor="end">
                  {processes}
                </text>
              ) : null,
            )}
            <text x={width - RIGHT} y={HEIGHT - 3} textAnchor="end">
              threads a process →
            </text>
            <text x={10} y={TOP + 4} textAnchor="end" transform={`rotate(-90 10 ${TOP + 4})`}>
              processes →
            </text>
          </g>
          {marks.map((mark) => (
            <Mark key={mark.label} mark={mark} x={x} y={y} map={map} cellWidth={cellWidth} cellHeight={cellHeight} />
          ))}
          <rect
            x={x(selectedIndex.column)}
            y={y(selectedIndex.row)}
            width={cellWidth}
            height={cellHeight}
            rx="4"
            fill="none"
            stroke="var(--ink)"
            strokeWidth="2.4"
            pointerEvents="none"
          />
        </svg>
      </div>
      {/* Not a live region: the focused cell says the same by itself, and the pointer passes over many. */}
      <p className="mt-1 min-h-5 text-sm" data-testid="map-readout">
        {readout === undefined ? "" : cellText(readout, metric)}
      </p>
    </div>
  );
}

interface MarkProps {
  readonly mark: MapMark;
  readonly map: MixMapData;
  readonly x: (column: number) => number;
  readonly y: (row: number) => number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

function Mark({ mark, map, x, y, cellWidth, cellHeight }: MarkProps) {
  const row = indexOf(map.processes, mark.mix.processes);
  const column = indexOf(map.threads, mark.mix.threads);
  const left = column > map.threads.length * 0.6;
  return (
    <g pointerEvents="none">
      <rect
        x={x(column) + 1.5}
        y={y(row) + 1.5}
        width={cellWidth - 3}
        height={cellHeight - 3}
        rx="3"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.4"
      />
      <text
        x={left ? x(column) - 5 : x(column) + cellWidth + 5}
        y={y(row) + cellHeight / 2 + 3.5}
        textAnchor={left ? "end" : "start"}
        className="fill-ink font-semibold text-[10.5px]"
        stroke="var(--card)"
        strokeWidth="3"
        paintOrder="stroke"
      >
        {mark.label}
      </text>
    </g>
  );
}
