import type { CurvePoint } from "@/lib/planning/plan";

/** The curve where `of` is `value`, between its points by straight lines; its ends beyond them. Null of an empty curve. */
function curveWhere(curve: readonly CurvePoint[], of: (point: CurvePoint) => number, value: number): CurvePoint | null {
  const after = curve.findIndex((point) => of(point) >= value);
  const high = curve[after];
  if (high === undefined) return curve.at(-1) ?? null;
  const low = curve[after - 1];
  return low === undefined ? high : pointBetween(low, high, (value - of(low)) / (of(high) - of(low)));
}

/** `along` of the way from one point to the next, 0 to 1. */
export function pointBetween(low: CurvePoint, high: CurvePoint, along: number): CurvePoint {
  const between = (of: (point: CurvePoint) => number) => of(low) + along * (of(high) - of(low));
  return {
    factor: between((point) => point.factor),
    rateRps: between((point) => point.rateRps),
    throughputRps: between((point) => point.throughputRps),
    rejectedFraction: between((point) => point.rejectedFraction),
    meanMs: between((point) => point.meanMs),
    p50Ms: between((point) => point.p50Ms),
    p95Ms: between((point) => point.p95Ms),
    p99Ms: between((point) => point.p99Ms),
    objectiveMs: between((point) => point.objectiveMs),
  };
}

/** The curve at an arrival rate. */
export function curveAt(curve: readonly CurvePoint[], rateRps: number): CurvePoint | null {
  return curveWhere(curve, (point) => point.rateRps, rateRps);
}

/** The curve at a multiple of today's load: where users wait for their answers, more of them may add hardly a request. */
export function curveAtLoad(curve: readonly CurvePoint[], factor: number): CurvePoint | null {
  return curveWhere(curve, (point) => point.factor, factor);
}
