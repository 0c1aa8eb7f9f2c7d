import { roughNormalQuantile } from "./normalDistribution";
import type { ServiceFit } from "./serviceFit";
import type { WaitingLaw } from "./waitingLaw";
import { type CdfPoint, waitPlusService } from "./waitPlusService";

/** One kind of request: its share (all sum to 1), its time in the slot, and a constant on top (0 at the server). */
export interface Stream {
  readonly share: number;
  readonly service: ServiceFit;
  readonly offset: number;
}

const part: CdfPoint = { probability: 0, density: 0 };

/** The distribution of the response over all streams at one time. */
function responseAt(wait: WaitingLaw, streams: readonly Stream[], time: number, out: CdfPoint): void {
  let probability = 0;
  let density = 0;
  for (const { share, service, offset } of streams)
    for (const law of service.laws) {
      waitPlusService(wait, law, time - offset, part);
      probability += share * law.share * part.probability;
      density += share * law.share * part.density;
    }
  out.probability = Math.min(1, Math.max(0, probability));
  out.density = density;
}

/** P(response ≤ t) over all streams. */
export function responseCdf(wait: WaitingLaw, streams: readonly Stream[], time: number): number {
  const point: CdfPoint = { probability: 0, density: 0 };
  responseAt(wait, streams, time, point);
  return point.probability;
}

/** Rounding must not decide on which side of a jump a percentile lies. */
const ROUNDING = 1e-11;
/** Newton's steps square the error: one this small (of ln t) leaves less than 1e-9. */
const LAST_STEP = 1e-5;
const MOST_STEPS = 100;

/** The percentile of a lognormal law of the response's mean and variance: where to start looking. */
function roughPercentile(wait: WaitingLaw, streams: readonly Stream[], p: number): number {
  let mean = wait.mean;
  let second = 0;
  // Those who wait do so about exponentially.
  const waitVariance = wait.delayed > 0 ? (2 * wait.mean * wait.mean) / wait.delayed - wait.mean * wait.mean : 0;
  for (const { share, service, offset } of streams) {
    const own = service.mean + offset;
    mean += share * own;
    second += share * (service.variance + own * own);
  }
  const own = mean - wait.mean;
  const scv = Math.max(0, second - own * own + waitVariance) / (mean * mean);
  const sigma = Math.sqrt(Math.log1p(scv));
  return mean * Math.exp(sigma * roughNormalQuantile(p) - (sigma * sigma) / 2);
}

/**
 * The time below which a share p of responses lies: the percentile of the sum, not a sum of percentiles. Newton's
 * method on ln P(response > t) against ln t, nearly a straight line in the tail, kept between bounds; to about 1e-9.
 */
export function responsePercentile(wait: WaitingLaw, streams: readonly Stream[], p: number): number {
  const point: CdfPoint = { probability: 0, density: 0 };
  const wanted = p - ROUNDING;
  // A constant response that nobody delayed makes the distribution jump, where no step converges.
  for (const { service, offset } of streams) {
    const [law] = service.laws;
    if (law?.family !== "constant" || wait.delayed >= 1) continue;
    const at = law.value + offset;
    responseAt(wait, streams, at * (1 + 1e-12), point);
    if (point.probability < wanted) continue;
    responseAt(wait, streams, at * (1 - 1e-12), point);
    if (point.probability < wanted) return at;
  }
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let time = Math.max(roughPercentile(wait, streams, p), 1e-12);
  for (let step = 0; step < MOST_STEPS; step++) {
    responseAt(wait, streams, time, point);
    const { probability, density } = point;
    if (probability < wanted) low = time;
    else high = time;
    let change = Number.NaN;
    if (density > 0)
      if (probability > 0.1 && probability < 1)
        change = (Math.log((1 - probability) / (1 - wanted)) * (1 - probability)) / (density * time);
      else if (probability > 0) change = (Math.log(wanted / probability) * probability) / (density * time);
    if (Math.abs(change) < LAST_STEP) return time * Math.exp(change);
    const next = time * Math.exp(Math.max(-1, Math.min(1, change)));
    if (next > low && next < high) time = next;
    else if (high === Number.POSITIVE_INFINITY) time *= 2;
    else time = low > 0 ? Math.sqrt(low * high) : high / 2;
    if (high < Number.POSITIVE_INFINITY && high - low <= 1e-10 * high) break;
  }
  return time;
}
