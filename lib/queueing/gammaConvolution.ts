import type { GammaLaw } from "./serviceLaw";

const PRECISION = 1e-15;
/** From so many exponents past the shape on, the expansion for large ones has all digits. */
const FAR = 30;

/** Σ xᵏ/(a (a+1) … (a+k)): ∫₀¹ (1 − u)^{a−1} e^{xu} du for x ≥ 0. */
function rising(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > PRECISION * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/**
 * The same integral for x = −c ≤ 0: the continued fraction of 1F1(1; a + 1; −c)/a (Lorentzen & Waadeland, Continued
 * Fractions, 1992, A.3), from a depth at which it has converged.
 */
function falling(a: number, c: number): number {
  let tail = 0;
  for (let k = Math.ceil(14 + 1.3 * c); k > 1; k--) {
    const half = k >> 1;
    tail = (k % 2 === 0 ? -half * c : (a + half) * c) / (a + k + tail);
  }
  return (1 + a + tail) / (a * (1 + a + c + tail));
}

/** The same for large c: Σ (1 − a)(2 − a) … (k − a)/c^{k+1}, cut at its least term. */
function fallingFar(a: number, c: number): number {
  let term = 1 / c;
  let sum = term;
  for (let k = 1; k < c; k++) {
    const next = (term * (k - a)) / c;
    if (Math.abs(next) >= Math.abs(term) || Math.abs(next) < PRECISION * Math.abs(sum)) break;
    term = next;
    sum += term;
  }
  return sum;
}

/** Shapes for which this is quicker than quadrature, and has all digits. */
export const LARGEST_SHAPE = 40;

/**
 * ∫₀ᵗ f(s) e^{−θ(t − s)} ds for the density f of a gamma law of at most `LARGEST_SHAPE`, θ = `decay` > 0, t = `time` > 0: f(t) t times
 * ∫₀¹ (1 − u)^{a−1} e^{(λ − θ) t u} du, a confluent hypergeometric function (Abramowitz & Stegun 13.2.1). To 1e-10 of itself.
 */
export function gammaConvolution(law: GammaLaw, decay: number, time: number): number {
  const { shape, rate, logFactor } = law;
  const exponent = (rate - decay) * time;
  const logDensity = logFactor + shape * Math.log(time) - rate * time;
  // Once all of the law is past, e^{−θt} E[e^{θS}]; what e^x could overflow is not asked for.
  if (exponent > 2 * FAR + 3 * shape) return Math.exp(shape * Math.log(rate / (rate - decay)) - decay * time);
  // The law's own decay is in its density: what e^x could overflow is joined with it.
  if (exponent > 0) return Math.exp(logDensity) * rising(shape, exponent);
  if (-exponent > FAR + 3 * shape) return Math.exp(logDensity) * fallingFar(shape, -exponent);
  return Math.exp(logDensity) * falling(shape, -exponent);
}
