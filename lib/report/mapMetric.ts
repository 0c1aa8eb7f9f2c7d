import type { MapCell } from "@/lib/planning/plan";
import { readable } from "@/lib/units/formatQuantity";

/** What the mix map may be coloured by. */
export const MAP_METRICS = ["latency", "throughput", "memory"] as const;
export type MapMetric = (typeof MAP_METRICS)[number];

export function metricValue(cell: MapCell, metric: MapMetric): number | null {
  switch (metric) {
    case "latency":
      return cell.objectiveMs;
    case "throughput":
      return cell.capacityRps;
    case "memory":
      return cell.memoryMiB;
  }
}

export function metricText(cell: MapCell, metric: MapMetric): string {
  const value = metricValue(cell, metric);
  if (value === null) return "—";
  return readable(value, metric === "latency" ? "ms" : metric === "throughput" ? "rps" : "MiB");
}

/**
 * How strongly a cell is inked, 0.25 … 1: the best cell is darkest. Latency and capacity span decades,
 * so their scale is logarithmic.
 */
export function inkOf(value: number, best: number, worst: number): number {
  if (best === worst) return 1;
  const position = (Math.log(value) - Math.log(worst)) / (Math.log(best) - Math.log(worst));
  return 0.25 + 0.75 * Math.min(1, Math.max(0, Number.isFinite(position) ? position : 0));
}
