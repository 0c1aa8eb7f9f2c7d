import type { MixMap } from "@/lib/planning/plan";
import { lineAround } from "@/lib/report/lineAround";
import { inkOf, metricValue } from "@/lib/report/mapMetric";
import { COLORS } from "@/lib/report/paperColors";
import type { Mix } from "@/lib/servers/system";

interface PreviewMapProps {
  readonly map: MixMap;
  /** The mix that the verdict is about, outlined. */
  readonly shown: Mix;
  readonly width: number;
  readonly height: number;
}

/** The mix map at a glance, without words: where the objectives hold, the line around it, the mix that is meant. */
export function PreviewMap({ map, shown, width, height }: PreviewMapProps) {
  const rows = map.processes.length;
  const columns = map.threads.length;
  const cellWidth = width / columns;
  const cellHeight = height / rows;
  const gap = Math.min(4, cellWidth / 8, cellHeight / 8);
  const x = (column: number) => column * cellWidth;
  const edgeY = (row: number) => height - row * cellHeight;
  const values = map.cells.flatMap((cell) => (cell.holds ? (metricValue(cell, "latency") ?? []) : []));
  const best = Math.min(...values);
  const worst = Math.max(...values);
  const row = map.processes.indexOf(shown.processes);
  const column = map.threads.indexOf(shown.threads);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {map.cells.map((cell, index) => {
        const value = metricValue(cell, "latency");
        const ink = cell.impossible !== null ? 1 : cell.holds && value !== null ? inkOf(value, best, worst) : 0.4;
        return (
          <rect
            key={`${cell.mix.processes}×${cell.mix.threads}`}
            x={x(index % columns) + gap / 2}
            y={edgeY(Math.floor(index / columns) + 1) + gap / 2}
            width={cellWidth - gap}
            height={cellHeight - gap}
            rx={4}
            fill={cell.impossible !== null ? COLORS.hatch : cell.holds ? COLORS.sea : COLORS.load}
            fillOpacity={ink}
          />
        );
      })}
      <path
        d={lineAround((r, c) => map.cells[r * columns + c]?.holds === true, rows, columns, x, edgeY)}
        stroke={COLORS.load}
        strokeWidth={5}
        strokeLinecap="round"
        fill="none"
      />
      {row < 0 || column < 0 ? null : (
        <rect
          x={x(column) + gap / 2}
          y={edgeY(row + 1) + gap / 2}
          width={cellWidth - gap}
          height={cellHeight - gap}
          rx={4}
          fill="none"
          stroke={COLORS.ink}
          strokeWidth={6}
        />
      )}
    </svg>
  );
}
