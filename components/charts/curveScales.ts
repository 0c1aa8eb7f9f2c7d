/** The picture of the load curve, one unit a pixel so that text is as large on a phone as on a desk. */
export const CURVE_BOX = { height: 340, left: 52, right: 46, top: 22, bottom: 34 } as const;

/** What the axes of a load curve reach up to. */
export interface CurveExtent {
  readonly rateRps: number;
  readonly ms: number;
}

export interface CurveScales extends CurveExtent {
  readonly width: number;
  readonly x: (rateRps: number) => number;
  readonly y: (ms: number) => number;
  /** Throughput has the axis on the right, which is as long as that of the rate. */
  readonly yRate: (rps: number) => number;
  readonly rateAt: (x: number) => number;
}

/** A round number at or above `value`, so that an axis ends on a tick. */
function niceCeiling(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / step) * step;
}

/** Wide enough for the whole curve; as high as the objective and the operating point need, not as the knee would. */
export function curveExtent(lastRps: number, limitMs: number, operatingMs: number): CurveExtent {
  return {
    rateRps: niceCeiling(lastRps),
    ms: niceCeiling(Math.max(limitMs * 2, Math.min(operatingMs * 1.3, limitMs * 10))),
  };
}

export function curveScales({ rateRps, ms }: CurveExtent, width: number): CurveScales {
  const { height, left, right, top, bottom } = CURVE_BOX;
  const across = Math.max(1, width - left - right);
  const down = height - top - bottom;
  return {
    rateRps,
    ms,
    width,
    x: (rate) => left + (rate / rateRps) * across,
    y: (value) => height - bottom - (value / ms) * down,
    yRate: (rps) => height - bottom - (rps / rateRps) * down,
    rateAt: (x) => Math.min(rateRps, Math.max(0, ((x - left) / across) * rateRps)),
  };
}
