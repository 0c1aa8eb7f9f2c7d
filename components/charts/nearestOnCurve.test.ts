import { expect, it } from "vitest";
import type { CurvePoint } from "@/lib/planning/plan";
import { curveScales } from "./curveScales";
import { nearestOnCurve } from "./nearestOnCurve";

function point(factor: number, rateRps: number, ms: number): CurvePoint {
  const latency = { meanMs: ms, p50Ms: ms, p95Ms: ms, p99Ms: ms, objectiveMs: ms };
  return { factor, rateRps, throughputRps: rateRps, rejectedFraction: 0, ...latency };
}

it("follows the pointer: along where the curve is flat, upwards where it climbs", () => {
  // Past the knee more users wait longer, and hardly a request is added.
  const curve = [point(1, 10, 100), point(2, 20, 120), point(3, 20.01, 400)];
  const scales = curveScales({ rateRps: 40, ms: 400 }, 500);
  const at = (rateRps: number, ms: number) =>
    nearestOnCurve(curve, scales, { x: scales.x(rateRps), y: scales.y(ms) })?.factor;
  expect(at(15, 110)).toBeCloseTo(1.5, 2);
  expect(at(24, 260)).toBeCloseTo(2.5, 2);
  expect(at(39, 999)).toBeCloseTo(3, 9);
  expect(nearestOnCurve([], scales, { x: 0, y: 0 })).toBeNull();
});
