const SMALL_TOP = [
  3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315,
] as const;
const SMALL_BOTTOM = [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171] as const;
const MIDDLE_TOP = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769, 1712.0476126340707,
  2051.0783778260716, 1230.3393547979972, 2.1531153547440383e-8,
] as const;
const MIDDLE_BOTTOM = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597, 4362.619090143247,
  3439.3676741437216, 1230.3393548037495,
] as const;
const LARGE_TOP = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 0.0006587491615298378,
  0.016315387137302097,
] as const;
const LARGE_BOTTOM = [
  2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
] as const;

/** (c_last x^k + c₀ x^{k−1} + … + c_{k−1}) / (x^k + d₀ x^{k−1} + … + d_{k−1}): Cody's order of the coefficients. */
function quotient(x: number, top: readonly number[], bottom: readonly number[]): number {
  let above = (top[top.length - 1] ?? 0) * x;
  let below = x;
  const last = bottom.length - 1;
  for (let index = 0; index < last; index++) {
    above = (above + (top[index] ?? 0)) * x;
    below = (below + (bottom[index] ?? 0)) * x;
  }
  return (above + (top[last] ?? 0)) / (below + (bottom[last] ?? 0));
}

/** erfc(x), relative error below 1e-15 (Cody, "Rational Chebyshev approximations for the error function", 1969). */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.46875) return 1 - x * quotient(x * x, SMALL_TOP, SMALL_BOTTOM);
  let tail: number;
  if (size <= 4) tail = Math.exp(-size * size) * quotient(size, MIDDLE_TOP, MIDDLE_BOTTOM);
  else {
    const inverse = 1 / (size * size);
    const series = 1 / Math.sqrt(Math.PI) - inverse * quotient(inverse, LARGE_TOP, LARGE_BOTTOM);
    tail = (Math.exp(-size * size) / size) * series;
  }
  return x < 0 ? 2 - tail : tail;
}
