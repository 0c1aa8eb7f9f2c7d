import fc from "fast-check";

/** Fine enough that no two draws coincide by chance. */
const STEPS = 1_000_000;

/**
 * Log-uniform: every order of magnitude is as likely. Drawn through a whole number, as fast-check's doubles are even
 * over their bit patterns: most of those between −3 and 3 lie beside 0.
 */
export function logUniform(min: number, max: number): fc.Arbitrary<number> {
  const low = Math.log(min);
  const span = Math.log(max) - low;
  return fc
    .noBias(fc.integer({ min: 0, max: STEPS }))
    .map((step) => Math.min(max, Math.max(min, Math.exp(low + (span * step) / STEPS))));
}
