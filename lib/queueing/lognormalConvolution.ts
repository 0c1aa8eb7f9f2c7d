import { GAUSS_LEGENDRE, gaussLegendre, type QuadratureRule } from "./gaussLegendre";
import type { LognormalLaw } from "./serviceLaw";

const LEAST_ORDER = 4;
/** Rules by order, from the coarsest. */
const RULES: readonly QuadratureRule[] = [
  ...Array.from({ length: GAUSS_LEGENDRE.nodes.length - LEAST_ORDER }, (_, index) =>
    gaussLegendre(LEAST_ORDER + index),
  ),
  GAUSS_LEGENDRE,
];

/**
 * As many nodes as an integrand takes that varies by a factor of e^`range` over its panel, for an error of e^−`digits` of
 * its height. The coefficients bound the orders that such integrands took in 6,000 random panels.
 */
function ruleFor(range: number, digits: number): QuadratureRule {
  const order = Math.ceil((0.5 + 0.012 * range) * digits + 0.27 * range);
  return RULES[Math.max(0, order - LEAST_ORDER)] ?? GAUSS_LEGENDRE;
}

/** ln of an error that no result shows: 1e-11. */
const LOG_PRECISION = -25.5;
/** The upper part of a law, where s itself is a smooth variable; below it ln s is. */
const UPPER = 0.25;
/** An exponential that changes by less than e^this over the whole range is smooth in ln s too. */
const GENTLE = 3;
/** 1/√(2π). */
const NORMAL = 1 / Math.sqrt(2 * Math.PI);

/** The part of the integral from `from` to `to`, in s where `plain`, else in ln s. */
function panel(
  { mu, sigma }: LognormalLaw,
  decay: number,
  time: number,
  from: number,
  to: number,
  plain: boolean,
  digits: number,
): number {
  const logFrom = Math.log(from);
  const logTo = Math.log(to);
  const first = (logFrom - mu) / sigma;
  const last = (logTo - mu) / sigma;
  const rise = decay * (to - from);
  const nearest = first > 0 ? first : Math.min(last, 0);
  const left = digits - 0.5 * nearest * nearest - decay * (time - to);
  if (left <= 0) return 0;
  const above = 0.5 * last * last;
  const below = 0.5 * first * first;
  const range =
    first >= 0 ? Math.max(above - below, rise) : last <= 0 ? below - above + rise : Math.max(below + rise, above);
  const { nodes, weights } = ruleFor(Math.min(range, left + range / 4), left);
  let sum = 0;
  if (plain) {
    const span = to - from;
    for (let index = 0; index < nodes.length; index++) {
      const s = from + span * (nodes[index] ?? 0);
      const z = (Math.log(s) - mu) / sigma;
      sum += ((weights[index] ?? 0) / s) * Math.exp(-0.5 * z * z - decay * (time - s));
    }
    return (sum * span * NORMAL) / sigma;
  }
  const span = last - first;
  for (let index = 0; index < nodes.length; index++) {
    const z = first + span * (nodes[index] ?? 0);
    sum += (weights[index] ?? 0) * Math.exp(-0.5 * z * z - decay * (time - Math.exp(mu + sigma * z)));
  }
  return sum * span * NORMAL;
}

const SHORT_RULE = gaussLegendre(7);
/** Of what the exponent changes by over a short way: seven nodes leave 1e-14 then. */
const SHORT = 2;

/** ∫ f(s) e^{−θ(b − s)} ds from a to b > a; NaN where that is no short way. */
function shortPart({ mu, sigma }: LognormalLaw, decay: number, a: number, b: number): number {
  const first = (Math.log(a) - mu) / sigma;
  const last = (Math.log(b) - mu) / sigma;
  const span = b - a;
  const bends = (last - first) * (Math.max(Math.abs(first), Math.abs(last)) + 1 + sigma) + decay * span;
  if (!(bends < SHORT)) return Number.NaN;
  const { nodes, weights } = SHORT_RULE;
  let sum = 0;
  for (let index = 0; index < nodes.length; index++) {
    const s = a + span * (nodes[index] ?? 0);
    const z = (Math.log(s) - mu) / sigma;
    sum += ((weights[index] ?? 0) / s) * Math.exp(-0.5 * z * z - decay * (b - s));
  }
  return (sum * span * NORMAL) / sigma;
}

/** The convolution at `time` from that at a time near it, C(b) = e^{−θ(b − a)} C(a) + ∫ₐᵇ; NaN where it is too far. */
function fromBefore(law: LognormalLaw, decay: number, time: number): number {
  const { time: before, value } = law.convolved;
  if (time === before) return value;
  if (time > before) return value * Math.exp(-decay * (time - before)) + shortPart(law, decay, before, time);
  return Math.max(0, (value - shortPart(law, decay, time, before)) * Math.exp(decay * (before - time)));
}

/**
 * ∫₀ᵗ f(s) e^{−θ(t − s)} ds for the density f of a lognormal law, θ = `decay` > 0, t = `time` > 0, by Gauss–Legendre over what
 * can be seen of it. `logWeight`: ln of what the integral counts in the result, which need be exact to 1e-11.
 */
export function lognormalConvolution(law: LognormalLaw, decay: number, time: number, logWeight: number): number {
  const digits = logWeight - LOG_PRECISION;
  if (digits <= 0) return 0;
  const { convolved } = law;
  const near = convolved.decay === decay && convolved.digits >= digits ? fromBefore(law, decay, time) : Number.NaN;
  if (Number.isNaN(near)) {
    convolved.value = whole(law, decay, time, digits);
    convolved.decay = decay;
    convolved.digits = digits;
  } else convolved.value = near;
  convolved.time = time;
  return convolved.value;
}

/** The same from nothing. */
function whole(law: LognormalLaw, decay: number, time: number, digits: number): number {
  const { mu, sigma } = law;
  const from = Math.max(Math.exp(mu - sigma * Math.sqrt(2 * digits)), time - digits / decay);
  const to = Math.min(law.high, time);
  if (to <= from) return 0;
  if (decay * (to - from) < GENTLE) return panel(law, decay, time, from, to, false, digits);
  const middle = UPPER * to;
  if (from >= middle) return panel(law, decay, time, from, to, true, digits);
  return panel(law, decay, time, from, middle, false, digits) + panel(law, decay, time, middle, to, true, digits);
}
