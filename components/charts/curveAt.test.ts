import { describe, expect, it } from "vitest";
import type { CurvePoint } from "@/lib/planning/plan";
import { curveAt } from "./curveAt";

function point(rateRps: number, ms: number): CurvePoint {
  return {
    rateRps,
    throughputRps: rateRps,
    rejectedFraction: 0,
    meanMs: ms,
    p50Ms: ms,
    p95Ms: ms,
    p99Ms: ms,
    objectiveMs: ms,
  };
}

describe("curveAt", () => {
  const curve = [point(10, 100), point(20, 300)];

  it("lies on the straight line between two points", () => {
    expect(curveAt(curve, 15)).toEqual({ ...point(15, 200) });
    expect(curveAt(curve, 20)).toEqual(point(20, 300));
  });

  it("ends where the curve ends", () => {
    expect(curveAt(curve, 1)?.objectiveMs).toBe(100);
    expect(curveAt(curve, 99)?.objectiveMs).toBe(300);
    expect(curveAt([], 1)).toBeNull();
  });
});
