import { memo, useId } from "react";
import type { MapCell, MixMap } from "@/lib/planning/plan";
import { lineAround } from "@/lib/report/lineAround";
import { type CellLine, inkOf, type MapMetric, metricValue, moreIsBetter } from "@/lib/report/mapMetric";
import type { MapGeometry } from "./mapGeometry";

/** Shades of a colour: cells of one shade are one path, so that a map of thousands of cells is some twenty elements. */
const SHADES = 16;

interface MapCellsProps {
  readonly map: MixMap;
  readonly metric: MapMetric;
  /** By the index of the cell; empty where the metric needs none. */
  readonly lines: readonly CellLine[];
  readonly geometry: MapGeometry;
  /** What was pinned to compare with. */
  readonly before: MixMap | null;
}

/** Every cell of the map in its colour, and the line around those that hold. */
export const MapCells = memo(function MapCells({ map, metric, lines, geometry, before }: MapCellsProps) {
  const pattern = useId();
  const { rows, columns, x, edge, cellWidth, cellHeight } = geometry;
  const gap = Math.min(2, cellWidth / 8, cellHeight / 8);
  const values = map.cells.flatMap((cell, index) =>
    cell.holds ? (metricValue(cell, metric, lines[index]) ?? []) : [],
  );
  const low = Math.min(...values);
  const high = Math.max(...values);
  const [best, worst] = moreIsBetter(metric) ? [high, low] : [low, high];

  const paths = new Map<string, string>();
  map.cells.forEach((cell, index) => {
    const shade = shadeOf(cell, metricValue(cell, metric, lines[index]), (value) =>
      inkOf(value, best, worst, metric === "headroom"),
    );
    const left = x(index % columns) + gap / 2;
    const top = edge(Math.floor(index / columns) + 1) + gap / 2;
    const box = `M${left.toFixed(2)} ${top.toFixed(2)}h${(cellWidth - gap).toFixed(2)}v${(cellHeight - gap).toFixed(2)}h${(gap - cellWidth).toFixed(2)}z`;
    paths.set(shade, (paths.get(shade) ?? "") + box);
  });
  const outline = ({ cells, processes, threads }: MixMap) =>
    lineAround(
      (row, column) => {
        if (map.processes === processes) return cells[row * columns + column]?.holds === true;
        // An earlier map may have other axes: what it says of the very same mix.
        const at = processes.indexOf(map.processes[row] ?? -1);
        const along = threads.indexOf(map.threads[column] ?? -1);
        return at >= 0 && along >= 0 && cells[at * threads.length + along]?.holds === true;
      },
      rows,
      columns,
      x,
      edge,
    );
  return (
    <>
      <defs>
        <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--hatch)" />
          <rect width="1.4" height="5" fill="var(--edge-strong)" opacity="0.45" />
        </pattern>
      </defs>
      {[...paths].map(([shade, d]) => {
        const [kind = "", opacity = "1"] = shade.split(" ");
        return (
          <path
            key={shade}
            d={d}
            data-state={kind}
            fill={kind === "impossible" ? `url(#${pattern})` : kind === "holds" ? "var(--map-holds)" : "var(--load)"}
            fillOpacity={opacity}
          />
        );
      })}
      {before === null ? null : (
        <path d={outline(before)} fill="none" stroke="var(--ink)" strokeWidth="1.6" strokeDasharray="5 3" />
      )}
      <path d={outline(map)} fill="none" stroke="var(--load)" strokeWidth="2.2" strokeLinecap="round" />
    </>
  );
});

function shadeOf(cell: MapCell, value: number | null, inkOfValue: (value: number) => number): string {
  if (cell.impossible !== null) return "impossible 1";
  if (!cell.holds) return cell.overloaded ? "overloaded 0.22" : "misses 0.5";
  const ink = value === null ? 0.25 : inkOfValue(value);
  return `holds ${Math.round(ink * SHADES) / SHADES}`;
}
