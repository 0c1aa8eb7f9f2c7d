import { coefficientOfVariation, type Distribution } from "@/lib/scenario/distribution";

/** Nodes and weights of Gauss–Hermite quadrature for a standard normal, five points (Abramowitz & Stegun 25.4.46). */
const NORMAL_POINTS = [
  [-2.8569700138728056, 0.011257411327720691],
  [-1.355626179974266, 0.2220759220056126],
  [0, 0.5333333333333333],
  [1.355626179974266, 0.2220759220056126],
  [2.8569700138728056, 0.011257411327720691],
] as const;

export interface WeightedSize {
  readonly share: number;
  readonly bytes: number;
}

/** A size as a few weighted values with its mean; every family is taken as the lognormal of its mean and variation. */
export function sizePoints(distribution: Distribution): readonly WeightedSize[] {
  const cv = coefficientOfVariation(distribution);
  if (cv === 0 || distribution.mean === 0) return [{ share: 1, bytes: distribution.mean }];
  const sigma = Math.sqrt(Math.log1p(cv * cv));
  const raw = NORMAL_POINTS.map(([z, share]) => ({ share, bytes: Math.exp(sigma * z) }));
  const mean = raw.reduce((sum, point) => sum + point.share * point.bytes, 0);
  return raw.map(({ share, bytes }) => ({ share, bytes: (bytes * distribution.mean) / mean }));
}
