import { logGamma } from "./logGamma";

const PRECISION = 1e-15;
const TINY = 1e-300;

/** ln of the factor xᵃ e⁻ˣ / Γ(a) that both expansions carry. */
function logPrefix(a: number, x: number, logGammaOfA: number): number {
  return a * Math.log(x) - x - logGammaOfA;
}

/** Σ xⁿ / (a (a+1) … (a+n)), the power series of the lower function: fast for x < a + 1. */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 100_000; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * PRECISION) break;
  }
  return sum;
}

/** Legendre's continued fraction of the upper function by Lentz's method: fast for x > a + 1. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = step * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + step / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return fraction;
}

/**
 * P(a, x): the regularised lower incomplete gamma function, the CDF at x of a gamma variate of shape a and scale 1.
 * a > 0, x ≥ 0. Source: Abramowitz & Stegun 6.5.29 and 6.5.31. `logGammaOfA` spares repeated work for one shape.
 */
export function lowerGamma(a: number, x: number, logGammaOfA = logGamma(a)): number {
  if (x <= 0) return 0;
  if (x < a + 1) return Math.exp(logPrefix(a, x, logGammaOfA)) * series(a, x);
  return 1 - Math.exp(logPrefix(a, x, logGammaOfA)) * continuedFraction(a, x);
}

/** ln Q(a, x), Q = 1 − P: for whole a it is ln P(Poisson(x) < a), finite far into the tail. */
export function logUpperGamma(a: number, x: number, logGammaOfA = logGamma(a)): number {
  if (x <= 0) return 0;
  if (x < a + 1) return Math.log1p(-Math.exp(logPrefix(a, x, logGammaOfA)) * series(a, x));
  return logPrefix(a, x, logGammaOfA) + Math.log(continuedFraction(a, x));
}
