import { lowerGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";

const LOG_GAMMA_HALF = logGamma(0.5);

/** Φ(z), the standard normal CDF, through the incomplete gamma function: erf(x) = P(½, x²). */
export function normalCdf(z: number): number {
  if (z > 9) return 1;
  if (z < -38) return 0;
  const tail = 0.5 * lowerGamma(0.5, 0.5 * z * z, LOG_GAMMA_HALF);
  return z >= 0 ? 0.5 + tail : 0.5 - tail;
}

/** E[min(K, c)] for a normal K of the given mean and standard deviation (the censored normal's mean). */
export function meanOfMinimum(mean: number, standardDeviation: number, c: number): number {
  if (standardDeviation <= 0) return Math.min(mean, c);
  const z = (c - mean) / standardDeviation;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return mean * normalCdf(z) + c * normalCdf(-z) - standardDeviation * density;
}
