import { describe, expect, it } from "vitest";
import type { CurvePoint } from "@/lib/planning/plan";
import { curveAt, curveAtLoad } from "./curveAt";

function point(rateRps: number, ms: number): CurvePoint {
  return {
    factor: rateRps / 10,
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

  it("is found by its load where the rate no longer tells", () => {
    const users = [
      { ...point(10, 100), factor: 1 },
      { ...point(20, 120), factor: 2 },
      { ...point(20.01, 400), factor: 3 },
    ];
    expect(curveAtLoad(users, 2.5)?.objectiveMs).toBeCloseTo(260, 9);
    expect(curveAtLoad(users, 1.5)?.rateRps).toBeCloseTo(15, 9);
  });
});
