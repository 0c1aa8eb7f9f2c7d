"use client";

import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import type { MapCell, MixMap as MixMapData } from "@/lib/planning/plan";
import { FINDING_NAMES } from "@/lib/report/findingNames";
import type { MapMark } from "@/lib/report/mapMarks";
import { type CellLine, type MapMetric, metricText } from "@/lib/report/mapMetric";
import { widestRegions } from "@/lib/report/widestRegions";
import type { Mix } from "@/lib/servers/system";
import { MapCells } from "./MapCells";
import { type CellPlace, MAP_HEIGHT, type MapGeometry, mapGeometry, placeIn } from "./mapGeometry";
import { PictureLabel } from "./PictureLabel";
import { useWidth } from "./useWidth";

/** Drawn one unit a pixel, so that text is as large on a phone as on a desk. */
const FIRST_WIDTH = 560;
/** Width of a letter of the labels, about. */
const LETTER_PX = 5.9;

interface MixMapProps {
  readonly map: MixMapData;
  readonly metric: MapMetric;
  /** By the index of the cell; empty where the metric needs none. */
  readonly lines: readonly CellLine[];
  readonly marks: readonly MapMark[];
  readonly selected: Mix;
  readonly before: MixMapData | null;
  readonly onSelect: (mix: Mix) => void;
}

function cellText(cell: MapCell, metric: MapMetric, line: CellLine | undefined): string {
  const mix = `${cell.mix.processes} × ${cell.mix.threads}`;
  if (cell.impossible !== null) return `${mix}: ${FINDING_NAMES[cell.impossible]}`;
  const state = cell.holds ? "holds the objectives" : cell.overloaded ? "overloaded" : "misses an objective";
  return `${mix}: ${metricText(cell, metric, line)}, ${state}`;
}

/** What a part of the map that does not hold is called. */
function regionOf(cell: MapCell): string | null {
  if (cell.impossible !== null) return FINDING_NAMES[cell.impossible];
  if (cell.overloaded) return "overloaded";
  return cell.holds ? null : "misses an objective";
}

/** Every mix as a cell, processes upwards and threads to the right; the orange line surrounds those that hold. */
export function MixMap({ map, metric, lines, marks, selected, before, onSelect }: MixMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const width = useWidth(grid, FIRST_WIDTH);
  const geometry = useMemo(() => mapGeometry(map, width), [map, width]);
  const { rows, columns, x, edge, cellWidth, cellHeight } = geometry;
  const chosen: CellPlace = {
    row: placeIn(map.processes, selected.processes),
    column: placeIn(map.threads, selected.threads),
  };
  const [pointed, setPointed] = useState<CellPlace | null>(null);
  const shown = pointed !== null && pointed.row < rows && pointed.column < columns ? pointed : chosen;
  const index = shown.row * columns + shown.column;
  const cell = map.cells[index];
  const reading = cell === undefined ? "" : cellText(cell, metric, lines[index]);

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
      setPointed({
        row: Math.min(rows - 1, Math.max(0, shown.row + step[0])),
        column: Math.min(columns - 1, Math.max(0, shown.column + step[1])),
      });
    } else if ((event.key === "Enter" || event.key === " ") && cell !== undefined) {
      event.preventDefault();
      onSelect(cell.mix);
    }
  };
  const placeUnder = (event: MouseEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return geometry.under(event.clientX - bounds.left, event.clientY - bounds.top);
  };

  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with rows and cells; an HTML table can't be drawn on. */}
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-rowcount={rows}
        aria-colcount={columns}
        aria-label="Mix map: processes by threads. Arrow keys read cells, Enter tries a mix."
        onKeyDown={move}
        onPointerMove={(event) => {
          const place = placeUnder(event);
          if (place?.row !== pointed?.row || place?.column !== pointed?.column) setPointed(place);
        }}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          const place = placeUnder(event);
          const clicked = place === null ? undefined : map.cells[place.row * columns + place.column];
          if (clicked !== undefined) onSelect(clicked.mix);
        }}
      >
        <svg
          viewBox={`0 0 ${width} ${MAP_HEIGHT}`}
          className="block w-full cursor-pointer"
          height={MAP_HEIGHT}
          role="presentation"
          data-picture=""
        >
          <MapCells map={map} metric={metric} lines={lines} geometry={geometry} before={before} />
          <MapAxes map={map} geometry={geometry} />
          <MapRegions map={map} geometry={geometry} marks={marks} />
          {marks.map((mark) => (
            <Mark key={mark.label} mark={mark} map={map} geometry={geometry} />
          ))}
          <rect
            x={x(chosen.column)}
            y={edge(chosen.row + 1)}
            width={cellWidth}
            height={cellHeight}
            rx="3"
            fill="none"
            stroke="var(--ink)"
            strokeWidth="2.4"
          />
          {/* One cell at a time is there to be read, as in any grid that is larger than what is shown of it. */}
          {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
          <g role="row" tabIndex={-1} aria-rowindex={shown.row + 1}>
            {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
            <rect
              role="gridcell"
              tabIndex={0}
              data-state={cell?.impossible ?? (cell?.holds === true ? "holds" : "fails")}
              aria-colindex={shown.column + 1}
              aria-selected={shown.row === chosen.row && shown.column === chosen.column}
              aria-label={reading}
              x={x(shown.column)}
              y={edge(shown.row + 1)}
              width={cellWidth}
              height={cellHeight}
              rx="3"
              fill="transparent"
              stroke={pointed === null ? "none" : "var(--ink)"}
              strokeWidth="1.4"
              className="outline-none focus-visible:stroke-[2.5] focus-visible:stroke-ink"
            />
          </g>
        </svg>
      </div>
      {/* Not a live region: the focused cell says the same by itself, and the pointer passes over many. */}
      <p className="mt-1 min-h-5 text-sm" data-testid="map-readout">
        {reading}
      </p>
    </div>
  );
}

interface PartProps {
  readonly map: MixMapData;
  readonly geometry: MapGeometry;
}

function MapAxes({ map, geometry }: PartProps) {
  const { x, edge, cellWidth, cellHeight, left, right, top, floor } = geometry;
  const everyColumn = Math.ceil(18 / cellWidth);
  const everyRow = Math.max(1, Math.ceil(13 / cellHeight));
  return (
    <g className="fill-mute text-[10.5px]" pointerEvents="none">
      {map.threads.map((threads, column) =>
        column % everyColumn === 0 ? (
          <text key={threads} x={x(column) + cellWidth / 2} y={floor + 14} textAnchor="middle">
            {threads}
          </text>
        ) : null,
      )}
      {map.processes.map((processes, row) =>
        row % everyRow === 0 ? (
          <text key={processes} x={left - 6} y={edge(row + 0.5) + 3.5} textAnchor="end">
            {processes}
          </text>
        ) : null,
      )}
      <text x={right} y={MAP_HEIGHT - 3} textAnchor="end">
        threads a process →
      </text>
      <text x={10} y={top + 4} textAnchor="end" transform={`rotate(-90 10 ${top + 4})`}>
        processes →
      </text>
    </g>
  );
}

/** The names of what rules mixes out, each where its region has room for it. */
function MapRegions({ map, geometry, marks }: PartProps & { readonly marks: readonly MapMark[] }) {
  const { x, edge, cellWidth, cellHeight } = geometry;
  if (cellHeight < 11) return null;
  return widestRegions(
    map,
    marks.map(({ mix }) => mix),
    regionOf,
  ).map(({ region, row, from, to }) => {
    const room = (to - from + 1) * cellWidth;
    return region.length * LETTER_PX > room ? null : (
      <PictureLabel key={region} x={x(from) + room / 2} y={edge(row + 0.5) + 3.5} anchor="middle" color="var(--mute)">
        {region}
      </PictureLabel>
    );
  });
}

function Mark({ mark, map, geometry }: PartProps & { readonly mark: MapMark }) {
  const { x, edge, cellWidth, cellHeight, right } = geometry;
  const row = placeIn(map.processes, mark.mix.processes);
  const column = placeIn(map.threads, mark.mix.threads);
  const leftwards = x(column) + cellWidth + 5 + mark.label.length * LETTER_PX > right;
  return (
    <g pointerEvents="none">
      <rect
        x={x(column) + 1.5}
        y={edge(row + 1) + 1.5}
        width={Math.max(1, cellWidth - 3)}
        height={Math.max(1, cellHeight - 3)}
        rx="3"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.4"
      />
      <PictureLabel
        x={leftwards ? x(column) - 5 : x(column) + cellWidth + 5}
        y={edge(row + 0.5) + 3.5}
        anchor={leftwards ? "end" : "start"}
        strong
      >
        {mark.label}
      </PictureLabel>
    </g>
  );
}
