import { headroomText } from "@/lib/planning/headroomText";
import type { LoadLine } from "@/lib/planning/loadLine";
import type { MapCell } from "@/lib/planning/plan";
import { readable } from "@/lib/units/formatQuantity";

/** What the mix map may be coloured by. */
export const MAP_METRICS = ["latency", "throughput", "headroom", "memory", "cost"] as const;
export type MapMetric = (typeof MAP_METRICS)[number];

/** What a cell's line and a machine's price add to it. */
export interface CellLine {
  /** Null where the mix can't run, or its line is not known yet. */
  readonly line: LoadLine | null;
  /** Of all machines an hour, in the user's currency; null when unknown. */
  readonly costPerHour: number | null;
}
const NO_LINE: CellLine = { line: null, costPerHour: null };

/** Whether each cell's load line must be known: it is searched for, which takes longer than all else of the map. */
export function needsLines(metric: MapMetric): boolean {
  return metric === "headroom" || metric === "cost";
}

/** A million requests with the machines loaded up to the line. */
function costOfMillion({ line, costPerHour }: CellLine): number | null {
  return line === null || costPerHour === null || line.rateRps === 0
    ? null
    : (1e6 * costPerHour) / (line.rateRps * 3600);
}

export function metricValue(cell: MapCell, metric: MapMetric, cellLine = NO_LINE): number | null {
  switch (metric) {
    case "latency":
      return cell.objectiveMs;
    case "throughput":
      return cell.capacityRps;
    case "memory":
      return cell.memoryMiB;
    case "headroom":
      return cellLine.line?.headroom ?? null;
    case "cost":
      return costOfMillion(cellLine);
  }
}

export function metricText(cell: MapCell, metric: MapMetric, cellLine = NO_LINE): string {
  const value = metricValue(cell, metric, cellLine);
  if (value === null) return "—";
  switch (metric) {
    case "latency":
      return readable(value, "ms");
    case "throughput":
      return readable(value, "rps");
    case "memory":
      return readable(value, "MiB");
    case "headroom":
      return `${headroomText({ headroom: value, loadLineRps: cellLine.line?.rateRps ?? null }) ?? "—"}`;
    case "cost":
      return `${readable(value, "count")} a million requests`;
  }
}

/** Whether more of it is better. */
export function moreIsBetter(metric: MapMetric): boolean {
  return metric === "throughput" || metric === "headroom";
}

/**
 * How strongly a cell is inked, 0.25 … 1: the best cell is darkest. Latency, capacity and cost span decades,
 * so their scale is logarithmic; headroom is a share.
 */
export function inkOf(value: number, best: number, worst: number, linear = false): number {
  if (best === worst) return 1;
  const along = linear ? (one: number) => one : Math.log;
  const position = (along(value) - along(worst)) / (along(best) - along(worst));
  return 0.25 + 0.75 * Math.min(1, Math.max(0, Number.isFinite(position) ? position : 0));
}
