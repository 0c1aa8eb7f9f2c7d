import type { MeasuredPoint } from "@/components/charts/LoadCurve";
import type { Measurement } from "./measurement";

/** Every latency that was measured, as a point of the load curve. */
export function measuredPoints(measurements: readonly Measurement[]): readonly MeasuredPoint[] {
  return measurements.flatMap(({ rateRps, meanMs, p50Ms, p95Ms, p99Ms }) =>
    (
      [
        ["mean", meanMs],
        ["p50", p50Ms],
        ["p95", p95Ms],
        ["p99", p99Ms],
      ] as const
    ).flatMap(([name, ms]) => (ms === null ? [] : [{ rateRps, ms, name }])),
  );
}
