import type { CurvePoint } from "@/lib/planning/plan";
import { pointBetween } from "@/lib/report/curveAt";
import type { CurveScales } from "./curveScales";

/** A place in the picture, in its own units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The point of the objective's line that lies nearest to a place: where the line is flat the pointer's x decides, and
 * where it climbs its y. Null of a curve without a line.
 */
export function nearestOnCurve(curve: readonly CurvePoint[], scales: CurveScales, { x, y }: Place): CurvePoint | null {
  let nearest: CurvePoint | null = null;
  let least = Number.POSITIVE_INFINITY;
  const placeOf = (point: CurvePoint) => ({
    x: scales.x(point.rateRps),
    y: scales.y(Math.min(point.objectiveMs, scales.ms)),
  });
  curve.forEach((high, index) => {
    const low = curve[index - 1];
    if (low === undefined) return;
    const [from, to] = [placeOf(low), placeOf(high)];
    const [across, up] = [to.x - from.x, to.y - from.y];
    const length2 = across ** 2 + up ** 2;
    const along = length2 === 0 ? 0 : ((x - from.x) * across + (y - from.y) * up) / length2;
    const inside = Math.min(1, Math.max(0, along));
    const distance2 = (from.x + inside * across - x) ** 2 + (from.y + inside * up - y) ** 2;
    if (distance2 < least) {
      least = distance2;
      nearest = pointBetween(low, high, inside);
    }
  });
  return nearest;
}
