import { GAUSS_LEGENDRE } from "./gaussLegendre";
import type { ServiceFit } from "./serviceFit";
import type { WaitingDensity } from "./waitingDensity";

/** One kind of request: its share, its time in the slot, and a constant on top (0 at the server). */
export interface Stream {
  readonly share: number;
  readonly service: ServiceFit;
  readonly offset: number;
}

/** P(wait + service ≤ t), the wait independent of the service: Gauss–Legendre over panels that follow both. */
function convolve(wait: WaitingDensity, service: ServiceFit, time: number): number {
  if (time <= 0) return 0;
  const direct = wait.delayed < 1 ? (1 - wait.delayed) * service.cdf(time) : 0;
  const from = Math.min(wait.low, time);
  // A constant service only shifts the wait.
  const constant = service.deviation === 0;
  const to = Math.min(wait.high, constant ? time - service.mean : time);
  if (wait.delayed <= 0 || to <= from) return direct;
  // Panels are narrow where the service's CDF moves (just below `time`) and never wider than the wait's own scale.
  const fine = Math.max(Math.min(constant ? wait.scale : service.deviation, wait.scale), (to - from) / 200);
  let total = 0;
  let upper = to;
  let width = fine;
  while (upper > from) {
    const lower = upper - width * 1.25 < from ? from : upper - width;
    const span = upper - lower;
    for (let index = 0; index < GAUSS_LEGENDRE.nodes.length; index++) {
      const at = lower + span * (GAUSS_LEGENDRE.nodes[index] ?? 0);
      total += span * (GAUSS_LEGENDRE.weights[index] ?? 0) * wait.density(at) * (constant ? 1 : service.cdf(time - at));
    }
    upper = lower;
    width = Math.min(width * 2, 3 * wait.scale);
  }
  return direct + total;
}

/** P(response ≤ t) over all streams. */
export function responseCdf(wait: WaitingDensity, streams: readonly Stream[], time: number): number {
  let probability = 0;
  for (const { share, service, offset } of streams) probability += share * convolve(wait, service, time - offset);
  return Math.min(1, probability);
}

/**
 * The time below which a share p of responses lies: the percentile of the sum, not a sum of percentiles.
 * Illinois's regula falsi on −ln(1 − F), nearly linear for the tails that matter; `tolerance` is relative.
 */
export function responsePercentile(
  wait: WaitingDensity,
  streams: readonly Stream[],
  p: number,
  guess: number,
  tolerance = 1e-10,
): number {
  const target = -Math.log1p(-p);
  const excess = (time: number) => {
    const tail = 1 - responseCdf(wait, streams, time);
    return (tail > 0 ? -Math.log(tail) : 745) - target;
  };
  let high = Math.max(guess, 1e-9);
  let atHigh = excess(high);
  let low = 0;
  let atLow = -target;
  for (let step = 0; atHigh < 0 && step < 200; step++) {
    low = high;
    atLow = atHigh;
    high *= 1.6;
    atHigh = excess(high);
  }
  let side = 0;
  for (let step = 0; step < 100 && high - low > tolerance * high; step++) {
    const secant = (low * atHigh - high * atLow) / (atHigh - atLow);
    const middle = secant > low && secant < high ? secant : (low + high) / 2;
    const value = excess(middle);
    if (Math.abs(value) < tolerance * target) return middle;
    if (value > 0) {
      high = middle;
      atHigh = value;
      if (side === 1) atLow /= 2;
      side = 1;
    } else {
      low = middle;
      atLow = value;
      if (side === -1) atHigh /= 2;
      side = -1;
    }
  }
  return (low + high) / 2;
}
