/** Σ_{i<n} rⁱ for any r ≥ 0, exact at r = 1 and without cancellation beside it. n may be huge; r^n may overflow. */
export function geometricSum(ratio: number, terms: number): number {
  if (terms <= 0) return 0;
  if (ratio === 1) return terms;
  if (ratio === 0) return 1;
  return Math.expm1(terms * Math.log(ratio)) / (ratio - 1);
}

/** Σ_{i<n} i rⁱ / Σ_{i<n} rⁱ: the mean of a geometric law cut at n places. Stable for every r ≥ 0. */
export function truncatedGeometricMean(ratio: number, terms: number): number {
  if (terms <= 1 || ratio === 0) return 0;
  if (ratio > 1) return terms - 1 - truncatedGeometricMean(1 / ratio, terms);
  const logRatio = Math.log(ratio);
  // Near r = 1 the two terms below cancel: expand about the uniform law instead.
  if (Math.abs(logRatio) * terms < 1e-3) return (terms - 1) / 2 + (logRatio * (terms * terms - 1)) / 12;
  const cut = -Math.expm1(terms * logRatio);
  return ratio / -Math.expm1(logRatio) - (terms * Math.exp(terms * logRatio)) / cut;
}
