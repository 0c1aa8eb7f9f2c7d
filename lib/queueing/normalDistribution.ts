import { erfc } from "./errorFunction";

/** Φ(z), the standard normal CDF. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z / Math.SQRT2);
}

/** Φ⁻¹(p) to 4.5e-4 (Abramowitz & Stegun 26.2.23): where to start looking. */
export function roughNormalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(Math.max(tail, 1e-300)));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}

/** E[min(K, c)] for a normal K of the given mean and standard deviation (the censored normal's mean). */
export function meanOfMinimum(mean: number, standardDeviation: number, c: number): number {
  if (standardDeviation <= 0) return Math.min(mean, c);
  const z = (c - mean) / standardDeviation;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return mean * normalCdf(z) + c * normalCdf(-z) - standardDeviation * density;
}
