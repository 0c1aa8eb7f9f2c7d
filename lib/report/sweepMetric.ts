import { headroomText } from "@/lib/planning/headroomText";
import type { SweepReading } from "@/lib/planning/sweep/sweepReading";
import type { Mix } from "@/lib/servers/system";
import { readable } from "@/lib/units/formatQuantity";

/** What a sweep may show. */
export const SWEEP_METRICS = ["latency", "throughput", "headroom", "mix"] as const;
export type SweepMetric = (typeof SWEEP_METRICS)[number];

/** "4 × 6". */
function shortMix({ processes, threads }: Mix): string {
  return `${processes} × ${threads}`;
}

/** One number of a reading, as people read it; null where there is none. */
export function sweepText(reading: SweepReading, metric: SweepMetric): string | null {
  switch (metric) {
    case "latency":
      return reading.objectiveMs === null ? null : readable(reading.objectiveMs, "ms");
    case "throughput":
      return reading.throughputRps === null ? null : readable(reading.throughputRps, "rps");
    case "headroom":
      return headroomText(reading);
    case "mix":
      return shortMix(reading.mix);
  }
}

/** Whether the mix runs and holds the objectives at this point. */
export function holdsAt({ headroom, loadLineRps }: SweepReading): boolean {
  return headroom !== null && headroom >= 0 && loadLineRps !== 0;
}

/** A whole reading in a line: "4 × 6: 212 ms at the 95th percentile, 38 % below the line". */
export function sweepSentence(reading: SweepReading | null, percentileName: string): string {
  if (reading === null) return "no mix holds the objectives";
  const { objectiveMs } = reading;
  if (objectiveMs === null) return `${shortMix(reading.mix)} can't run`;
  const headroom = headroomText(reading);
  return `${shortMix(reading.mix)}: ${percentileName} ${readable(objectiveMs, "ms")}${headroom === null ? "" : headroom.endsWith("line") || headroom.startsWith("fails") ? `, ${headroom}` : `, ${headroom} the line`}`;
}
