import { gammaConvolution, LARGEST_SHAPE } from "./gammaConvolution";
import { GAUSS_LEGENDRE, gaussLegendre } from "./gaussLegendre";
import { lognormalConvolution } from "./lognormalConvolution";
import { type GammaLaw, type LognormalLaw, lawCdf, lawDensity, type ServiceLaw } from "./serviceLaw";
import type { WaitingLaw } from "./waitingLaw";

/** A distribution at one time. */
export interface CdfPoint {
  /** P(duration ≤ time). */
  probability: number;
  density: number;
}

/** Beside a wait that is read from a table, whose pieces are as exact: 1e-8. */
const TABLE_RULE = gaussLegendre(20);
const MOST_PANELS = 12;
/** Where the wait changes little over a panel, this share of its smooth width, nothing need be split. */
const GENTLE = 0.1;
/** The upper part of a law, where s itself is a smooth variable; below it only one that stretches the way to 0 is. */
const UPPER = 0.25;
/** A gamma law of a shape below this is steep at both ends of its range. */
const STEEP = 0.5;
/** A gamma law's density is s^{shape − 1} near 0: with s = vᵖ, p = SMOOTH/shape, it is a polynomial in v. */
const SMOOTH = 3;

/**
 * ∫ f(s) P(wait > t − s) ds and ∫ f(s) w(t − s) ds from `from` to `to`: in s where `plain`, else in a variable v in
 * which f is smooth down to 0: v = ln s for a lognormal law, s = vᵖ for a gamma law.
 */
function addPart(
  law: GammaLaw | LognormalLaw,
  wait: WaitingLaw,
  from: number,
  to: number,
  time: number,
  plain: boolean,
  out: CdfPoint,
) {
  const { decay } = wait;
  const { nodes, weights } = wait.tabulated ? TABLE_RULE : GAUSS_LEGENDRE;
  const lognormal = law.family === "lognormal";
  const power = lognormal || plain ? 1 : SMOOTH / law.shape;
  const logarithmic = lognormal && !plain;
  const start = logarithmic ? Math.log(from) : power === 1 ? from : from ** (1 / power);
  const end = logarithmic ? Math.log(to) : power === 1 ? to : to ** (1 / power);
  const span = end - start;
  let tails = 0;
  let densities = 0;
  for (let index = 0; index < nodes.length; index++) {
    const v = start + span * (nodes[index] ?? 0);
    const logV = logarithmic ? v : Math.log(v);
    const s = logarithmic ? Math.exp(v) : power === 1 ? v : Math.exp(power * logV);
    let exponent: number;
    if (lognormal) {
      const z = (logV - law.mu) / law.sigma;
      exponent = -0.5 * z * z;
    } else exponent = law.logFactor + (law.shape * power - 1) * logV - law.rate * s;
    const left = time - s;
    const weight = lognormal && plain ? (weights[index] ?? 0) / s : (weights[index] ?? 0);
    if (decay !== null) tails += weight * Math.exp(exponent - decay * left);
    else {
      const part = weight * Math.exp(exponent);
      tails += part * wait.tail(left);
      densities += part * wait.density(left);
    }
  }
  add(out, lognormal ? span / (law.sigma * Math.sqrt(2 * Math.PI)) : span * power, tails, densities, wait);
}

function add(out: CdfPoint, factor: number, tails: number, densities: number, { decay, delayed }: WaitingLaw): void {
  if (decay === null) {
    out.probability -= factor * tails;
    out.density += factor * densities;
  } else {
    // The tail of an exponential wait, whose share of those who wait was left out, and its density.
    const all = factor * delayed * tails;
    out.probability -= all;
    out.density += decay * all;
  }
}

interface BellRule {
  readonly step: number;
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/** The trapezium rule over a normal variate, in deviations: it has all digits on a bell. */
function bellRule(step: number): BellRule {
  const each = Math.ceil(WIDTH / step);
  const points = Float64Array.from({ length: 2 * each + 1 }, (_, index) => (index - each) * step);
  const weights = points.map((z) => (step * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI));
  return { step, points, weights };
}

/** Beyond so many deviations lies 1e-10. */
const WIDTH = 6.5;
/** From the coarsest. */
const BELL_RULES = [0.75, 0.5, 0.35].map(bellRule);
/** Deviations within which nearly all of a lognormal law lies. */
const NEARLY_ALL = 3.5;
/** Deviations of the wait in one of its panels. */
const DEVIATIONS = 12;
/** Of the step that leaves 2e-8, by laws of coefficient of variation 0.3 to 3 and waits of shape 40 to 5,000. */
const FINE = 0.55;

/**
 * A rule for a lognormal service that is short beside what the waits differ by, and begins where nothing of them is seen; null
 * where it is not.
 */
function bellFor({ mu, sigma, high }: LognormalLaw, { low, panel }: WaitingLaw, time: number): BellRule | null {
  if (low === 0 && time < high) return null;
  const longest = (DEVIATIONS * Math.exp(mu + NEARLY_ALL * sigma)) / panel;
  const step = FINE / (sigma * Math.sqrt(Math.max(0.5, longest)));
  return BELL_RULES.find((rule) => rule.step <= step) ?? null;
}

/** The whole of such a law at once: what is left of the time when it is over is shorter than any wait, or one of them. */
function addWhole(
  { mu, sigma }: LognormalLaw,
  wait: WaitingLaw,
  { points, weights }: BellRule,
  time: number,
  out: CdfPoint,
): void {
  out.probability = (1 - wait.delayed) * out.probability + wait.delayed;
  for (let index = 0; index < points.length; index++) {
    const left = time - Math.exp(mu + sigma * (points[index] ?? 0));
    const weight = weights[index] ?? 0;
    const seen = left > wait.low;
    out.probability -= weight * (seen ? wait.tail(left) : wait.delayed);
    if (seen) out.density += weight * wait.density(left);
  }
}

/**
 * Sets `out` to the distribution at `time` of wait + service, the two independent, for one law of the service:
 * P = (1 − d) F(t) + d F(t − low) − ∫ f(s) P(wait > t − s) ds, the integral over what can be seen of both,
 * low the shortest of the waits and d the share of those who wait: beside exponential waits by the convolutions of each
 * family, else by Gauss–Legendre in a variable in which f is smooth. `logShare`: ln of the share that this has in what is asked
 * for, which is how exact it has to be.
 */
export function waitPlusService(
  wait: WaitingLaw,
  law: ServiceLaw,
  time: number,
  logShare: number,
  out: CdfPoint,
): void {
  out.probability = 0;
  out.density = 0;
  if (time <= 0) return;
  const { delayed, low, high } = wait;
  if (law.family === "constant") {
    const left = time - law.value;
    if (left < 0) return;
    out.probability = delayed > 0 ? 1 - wait.tail(left) : 1;
    out.density = delayed > 0 && left > 0 ? wait.density(left) : 0;
    return;
  }
  out.probability = lawCdf(law, time);
  out.density = (1 - delayed) * lawDensity(law, time);
  if (delayed <= 0) return;
  const { decay } = wait;
  if (decay !== null && (law.family === "lognormal" || law.shape <= LARGEST_SHAPE)) {
    const convolved =
      delayed *
      (law.family === "lognormal"
        ? lognormalConvolution(law, decay, time, logShare + wait.logDelayed)
        : gammaConvolution(law, decay, time));
    out.probability -= convolved;
    out.density += decay * convolved;
    return;
  }
  const bell = law.family === "lognormal" ? bellFor(law, wait, time) : null;
  if (law.family === "lognormal" && bell !== null) {
    addWhole(law, wait, bell, time, out);
    return;
  }
  if (low > 0) out.probability = (1 - delayed) * out.probability + delayed * lawCdf(law, time - low);
  const from = Math.max(law.low, time - high);
  const to = Math.min(law.high, time - low);
  if (to <= from) return;
  const narrow = from > UPPER * to;
  const bend = law.family === "lognormal" || law.shape < SMOOTH;
  const steep = law.family === "gamma" && law.shape < STEEP;
  if (!narrow && bend && !steep && to <= GENTLE * wait.panel) {
    addPart(law, wait, from, to, time, false, out);
    return;
  }
  const middle = narrow || !bend ? from : UPPER * to;
  if (middle > from) addPart(law, wait, from, middle, time, false, out);
  const panels = Math.min(MOST_PANELS, Math.ceil((to - middle) / wait.panel));
  const width = (to - middle) / panels;
  for (let panel = 0; panel < panels; panel++) {
    const start = middle + panel * width;
    addPart(law, wait, start, panel === panels - 1 ? to : start + width, time, true, out);
  }
}
