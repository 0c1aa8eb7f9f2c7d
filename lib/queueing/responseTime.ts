import { roughNormalQuantile } from "./normalDistribution";
import type { ServiceFit } from "./serviceFit";
import type { WaitingLaw } from "./waitingLaw";
import { type CdfPoint, waitPlusService } from "./waitPlusService";

/** One kind of request: its share (all sum to 1), its wait, its time in the slot, and a constant on top (0 at the server). */
export interface Stream {
  readonly share: number;
  readonly wait: WaitingLaw;
  readonly service: ServiceFit;
  readonly offset: number;
}

const part: CdfPoint = { probability: 0, density: 0 };

/** The distribution of the response over all streams at one time. */
function responseAt(streams: readonly Stream[], time: number, out: CdfPoint): void {
  let probability = 0;
  let density = 0;
  for (const { share, wait, service, offset } of streams)
    for (const law of service.laws) {
      const weight = share * law.share;
      waitPlusService(wait, law, time - offset, Math.log(weight), part);
      probability += weight * part.probability;
      density += weight * part.density;
    }
  out.probability = Math.min(1, Math.max(0, probability));
  out.density = density;
}

/** P(response ≤ t) over all streams. */
export function responseCdf(streams: readonly Stream[], time: number): number {
  const point: CdfPoint = { probability: 0, density: 0 };
  responseAt(streams, time, point);
  return point.probability;
}

/** Rounding must not decide on which side of a jump a percentile lies. */
const ROUNDING = 1e-11;
/** Where ln P(response > t) falls less than this in ln t the distribution is flat; how much lower than p it may be. */
const FLAT = 0.01;
const PLATEAU = 1e-7;
/**
 * A step of Newton's in ln t leaves an error of about half of it times what it made up for in ln P; one that knows the bend a
 * twentieth. That product is small enough here.
 */
const LAST_STEP = 5e-10;
const LAST_BENT_STEP = 1e-8;
const MOST_STEPS = 100;

/** Deviations of a bell that its ends are apart. */
const ALL_DEVIATIONS = 18;
/** A guess that is further off than this factor from the rough one is of another regime. */
const OTHER_REGIME = 3;

/** The percentile of a lognormal law of the response's mean and variance: where to start looking. */
function roughPercentile(streams: readonly Stream[], p: number): number {
  let mean = 0;
  let second = 0;
  for (const { share, wait, service, offset } of streams) {
    const own = wait.mean + service.mean + offset;
    // Those who wait do so about exponentially; behind a queue that is always full, all about as long.
    const exponential = wait.delayed > 0 ? (2 * wait.mean * wait.mean) / wait.delayed - wait.mean * wait.mean : 0;
    const waitVariance = wait.low > 0 ? ((wait.high - wait.low) / ALL_DEVIATIONS) ** 2 : exponential;
    mean += share * own;
    second += share * (service.variance + waitVariance + own * own);
  }
  const scv = Math.max(0, second - mean * mean) / (mean * mean);
  const sigma = Math.sqrt(Math.log1p(scv));
  return mean * Math.exp(sigma * roughNormalQuantile(p) - (sigma * sigma) / 2);
}

/**
 * The time below which a share p of responses lies: the percentile of the sum, not a sum of percentiles. Newton's
 * method on ln P(response > t) against ln t, nearly a straight line in the tail, kept between bounds; to about 1e-9.
 * `near`: a time that may be close, where one is known: it saves steps and changes nothing else.
 */
export function responsePercentile(streams: readonly Stream[], p: number, near: number | null = null): number {
  const point: CdfPoint = { probability: 0, density: 0 };
  const rough = Math.max(roughPercentile(streams, p), 1e-12);
  const start = near !== null && Math.abs(Math.log(near / rough)) < Math.log(OTHER_REGIME) ? near : rough;
  const time = timeReaching(streams, p - ROUNDING, start, point);
  // Between two kinds of requests the distribution is flat, and if it is p there rounding would choose the time.
  const flat = point.density * time < FLAT * (1 - p);
  return flat ? Math.min(time, timeReaching(streams, p - PLATEAU, start, point)) : time;
}

/** The time at which P(response ≤ t) is `wanted`; leaves the distribution there, or next to it, in `point`. */
function timeReaching(streams: readonly Stream[], wanted: number, start: number, point: CdfPoint): number {
  // A constant response that nobody delayed makes the distribution jump, where no step converges.
  for (const { wait, service, offset } of streams) {
    const [law] = service.laws;
    if (law?.family !== "constant" || wait.delayed >= 1) continue;
    const at = law.value + offset;
    responseAt(streams, at * (1 + 1e-12), point);
    if (point.probability < wanted) continue;
    responseAt(streams, at * (1 - 1e-12), point);
    if (point.probability < wanted) return at;
  }
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let slopeBefore = Number.NaN;
  let timeBefore = Number.NaN;
  let time = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    responseAt(streams, time, point);
    const { probability, density } = point;
    if (probability < wanted) low = time;
    else high = time;
    // By how much ln P(response > t), or ln P(response ≤ t) far below, misses.
    const missing = probability > 0.1 ? Math.log((1 - probability) / (1 - wanted)) : Math.log(wanted / probability);
    let change = Number.NaN;
    let last = LAST_STEP;
    if (density > 0)
      if (probability > 0.1 && probability < 1) {
        const slope = (density * time) / (1 - probability);
        change = missing / slope;
        // The bend of the curve from the slope before: the step then is that of Chebyshev's method.
        const bend = (change * (slope - slopeBefore)) / (2 * slope * Math.log(time / timeBefore));
        if (Math.abs(bend) < 0.2) {
          change *= 1 - bend;
          last = LAST_BENT_STEP;
        }
        slopeBefore = slope;
        timeBefore = time;
      } else if (probability > 0) change = (missing * probability) / (density * time);
    if (Math.abs(change * missing) < last && Math.abs(change) < 0.01) return time * Math.exp(change);
    const next = time * Math.exp(Math.max(-1, Math.min(1, change)));
    if (next > low && next < high) time = next;
    else if (high === Number.POSITIVE_INFINITY) time *= 2;
    else time = low > 0 ? Math.sqrt(low * high) : high / 2;
    if (high < Number.POSITIVE_INFINITY && high - low <= 1e-10 * high) break;
  }
  return time;
}
