import { describe, expect, it } from "vitest";
import type { CurvePoint } from "@/lib/planning/plan";
import { curveAt, curveAtLoad } from "./curveAt";
import { curveScales } from "./curveScales";
import { nearestOnCurve } from "./nearestOnCurve";

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
});

describe("a curve of users", () => {
  // Past the knee more users wait longer, and hardly a request is added.
  const curve = [
    { ...point(10, 100), factor: 1 },
    { ...point(20, 120), factor: 2 },
    { ...point(20.01, 400), factor: 3 },
  ];
  const scales = curveScales({ rateRps: 40, ms: 400 }, 500);

  it("is found by its load where the rate no longer tells", () => {
    expect(curveAtLoad(curve, 2.5)?.objectiveMs).toBeCloseTo(260, 9);
    expect(curveAtLoad(curve, 1.5)?.rateRps).toBeCloseTo(15, 9);
  });

  it("is followed by the pointer: along where it is flat, upwards where it climbs", () => {
    const at = (rateRps: number, ms: number) =>
      nearestOnCurve(curve, scales, { x: scales.x(rateRps), y: scales.y(ms) })?.factor;
    expect(at(15, 110)).toBeCloseTo(1.5, 2);
    expect(at(24, 260)).toBeCloseTo(2.5, 2);
    expect(at(39, 999)).toBeCloseTo(3, 9);
    expect(nearestOnCurve([], scales, { x: 0, y: 0 })).toBeNull();
  });
});
