import type { CurvePoint } from "@/lib/planning/plan";

/** The curve at any rate, between its points by straight lines; its ends beyond them. Null of an empty curve. */
export function curveAt(curve: readonly CurvePoint[], rateRps: number): CurvePoint | null {
  const after = curve.findIndex((point) => point.rateRps >= rateRps);
  const high = curve[after];
  if (high === undefined) return curve.at(-1) ?? null;
  const low = curve[after - 1];
  if (low === undefined) return high;
  const along = (rateRps - low.rateRps) / (high.rateRps - low.rateRps);
  const between = (of: (point: CurvePoint) => number) => of(low) + along * (of(high) - of(low));
  return {
    rateRps,
    throughputRps: between((point) => point.throughputRps),
    rejectedFraction: between((point) => point.rejectedFraction),
    meanMs: between((point) => point.meanMs),
    p50Ms: between((point) => point.p50Ms),
    p95Ms: between((point) => point.p95Ms),
    p99Ms: between((point) => point.p99Ms),
    objectiveMs: between((point) => point.objectiveMs),
  };
}
