import { erfc } from "./errorFunction";
import { GAUSS_LEGENDRE } from "./gaussLegendre";
import { logGamma } from "./logGamma";

const PRECISION = 1e-15;
/** From here on the expansions take ever more terms, √a of them, and the density is a smooth bell. */
const LARGE_SHAPE = 60;
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

function logBell(d: number): number {
  return Math.log1p(d) - d;
}

/** e⁻³⁶: what lies beyond can't be seen. */
const INVISIBLE = 36;
const UNDERFLOW = -745;

/**
 * ln of the part beyond x of a gamma law of large shape, away from its mode m = a − 1: Gauss–Legendre on the density
 * from x to where it is invisible. The density is (m/2π)^½ e^{m (ln(1+d) − d)} / m over the Stirling series, d = s/m − 1.
 */
function logFarSide(a: number, x: number): number {
  const mode = a - 1;
  const deviation = Math.sqrt(mode);
  const above = x >= mode;
  const atStart = mode * logBell((x - mode) / mode);
  // Nothing of a bell lies that far below it.
  if (!above && atStart < UNDERFLOW) return Number.NEGATIVE_INFINITY;
  const z = Math.abs(x - mode) / deviation;
  const reach = Math.sqrt(z * z + 2 * INVISIBLE) - z;
  const length = deviation * reach * (above ? 1 + (z + reach) / deviation : 1);
  const span = above ? length : -Math.min(length, x);
  let sum = 0;
  for (let index = 0; index < GAUSS_LEGENDRE.nodes.length; index++) {
    const s = x + span * (GAUSS_LEGENDRE.nodes[index] ?? 0);
    sum += (GAUSS_LEGENDRE.weights[index] ?? 0) * Math.exp(mode * logBell((s - mode) / mode) - atStart);
  }
  const square = 1 / (mode * mode);
  const stirling = (1 / 12 - square * (1 / 360 - square / 1260)) / mode;
  return atStart + Math.log((Math.abs(span) * sum) / Math.sqrt(2 * Math.PI * mode)) - stirling;
}

/** Coefficients of C₀ … C₃ in powers of η (Temme 1979; the values as in Boost.Math, igamma_temme_large.hpp). */
const TEMME = [
  [
    -1 / 3,
    1 / 12,
    -0.014814814814814815,
    0.0011574074074074073,
    0.0003527336860670194,
    -0.0001787551440329218,
    3.919263178522438e-5,
    -2.1854485106799924e-6,
    -1.85406221071516e-6,
    8.296711340953087e-7,
    -1.7665952736826078e-7,
    6.707853543401499e-9,
    1.0261809784240309e-8,
    -4.382036018453353e-9,
    9.14769958223679e-10,
  ],
  [
    -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596, 0.00020576131687242798,
    -4.018775720164609e-7, -1.809855033448998e-5, 7.64916091608111e-6, -1.6120900894563446e-6, 4.647127802807434e-9,
    1.378633446915721e-7, -5.752545603517705e-8, 1.1951628599778148e-8,
  ],
  [
    0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-6, -0.0001073665322636516,
    5.2923448829120125e-5, -1.2760635188618728e-5, 3.423578734096138e-8, 1.3721957309062932e-6, -6.298992138380055e-7,
  ],
  [
    0.0006494341563786008, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885,
    -7.561801671883977e-5,
  ],
] as const;
/** The smaller of P and Q for large a by Temme's uniform expansion, signed: −P where x < a, Q above. Good to 1e-11. */
function temme(a: number, x: number): number {
  const mu = (x - a) / a;
  const half = mu - Math.log1p(mu);
  const size = Math.sqrt(2 * half);
  const eta = mu < 0 ? -size : size;
  let correction = 0;
  for (let order = TEMME.length - 1; order >= 0; order--) {
    const coefficients = TEMME[order] ?? [];
    let sum = 0;
    for (let power = coefficients.length - 1; power >= 0; power--) sum = sum * eta + (coefficients[power] ?? 0);
    correction = correction / a + sum;
  }
  const rest = (correction * Math.exp(-a * half)) / Math.sqrt(2 * Math.PI * a);
  return mu < 0 ? -(0.5 * erfc(size * Math.sqrt(a / 2)) - rest) : 0.5 * erfc(size * Math.sqrt(a / 2)) + rest;
}

/** Whether that expansion applies at x; elsewhere all but e⁻²⁰ of the law lies on one side. */
function isNear(a: number, x: number): boolean {
  const mu = (x - a) / a;
  return mu > -0.6 && mu < 1.3 && mu * mu * a < 400;
}

/**
 * P(a, x): the regularised lower incomplete gamma function, the CDF at x of a gamma variate of shape a and scale 1.
 * a > 0, x ≥ 0. Source: Abramowitz & Stegun 6.5.29 and 6.5.31. `logGammaOfA` spares repeated work for one shape.
 */
export function lowerGamma(a: number, x: number, logGammaOfA = logGamma(a)): number {
  if (x <= 0) return 0;
  if (a > LARGE_SHAPE) {
    if (isNear(a, x)) {
      const side = temme(a, x);
      return side < 0 ? -side : 1 - side;
    }
    const beyond = Math.exp(logFarSide(a, x));
    return x >= a - 1 ? 1 - beyond : beyond;
  }
  if (x < a + 1) return Math.exp(logPrefix(a, x, logGammaOfA)) * series(a, x);
  return 1 - Math.exp(logPrefix(a, x, logGammaOfA)) * continuedFraction(a, x);
}

/** ln Q(a, x), Q = 1 − P: for whole a it is ln P(Poisson(x) < a), finite far into the tail. */
export function logUpperGamma(a: number, x: number, logGammaOfA = logGamma(a)): number {
  if (x <= 0) return 0;
  if (a > LARGE_SHAPE) {
    if (isNear(a, x)) {
      const side = temme(a, x);
      return side < 0 ? Math.log1p(side) : Math.log(side);
    }
    return x >= a - 1 ? logFarSide(a, x) : Math.log1p(-Math.exp(logFarSide(a, x)));
  }
  if (x < a + 1) return Math.log1p(-Math.exp(logPrefix(a, x, logGammaOfA)) * series(a, x));
  return logPrefix(a, x, logGammaOfA) + Math.log(continuedFraction(a, x));
}
