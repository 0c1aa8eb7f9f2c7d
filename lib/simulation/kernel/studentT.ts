/** Two-sided 95 % points of Student's t for 1 … 30 degrees of freedom (Abramowitz and Stegun, table 26.10). */
const POINTS_95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;

/** Two-sided 99 % points. */
const POINTS_99 = [
  63.657, 9.925, 5.841, 4.604, 4.032, 3.707, 3.499, 3.355, 3.25, 3.169, 3.106, 3.055, 3.012, 2.977, 2.947, 2.921, 2.898,
  2.878, 2.861, 2.845, 2.831, 2.819, 2.807, 2.797, 2.787, 2.779, 2.771, 2.763, 2.756, 2.75,
] as const;

/** The two-sided point of Student's t; above 30 degrees of freedom by z + (z³ + z) / 4ν, within 0.1 %. */
export function studentT(degreesOfFreedom: number, confidence: 0.95 | 0.99 = 0.95): number {
  const points = confidence === 0.95 ? POINTS_95 : POINTS_99;
  const tabled = points[degreesOfFreedom - 1];
  if (tabled !== undefined) return tabled;
  if (degreesOfFreedom < 1) return Number.POSITIVE_INFINITY;
  const z = confidence === 0.95 ? 1.959964 : 2.575829;
  return z + (z ** 3 + z) / (4 * degreesOfFreedom);
}
