/** erfc(x) for x ≥ 0 by the rational Chebyshev fit of Numerical Recipes (3rd ed., §6.2.2): relative error below 1.2e-7. */
function erfc(x: number): number {
  const t = 1 / (1 + 0.5 * x);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  return t * Math.exp(-x * x + series);
}

/** Φ(z), the standard normal CDF, to 1e-7. */
export function normalCdf(z: number): number {
  const tail = 0.5 * erfc(Math.abs(z) / Math.SQRT2);
  return z >= 0 ? 1 - tail : tail;
}

/** E[min(K, c)] for a normal K of the given mean and standard deviation (the censored normal's mean). */
export function meanOfMinimum(mean: number, standardDeviation: number, c: number): number {
  if (standardDeviation <= 0) return Math.min(mean, c);
  const z = (c - mean) / standardDeviation;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return mean * normalCdf(z) + c * normalCdf(-z) - standardDeviation * density;
}
