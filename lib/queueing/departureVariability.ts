import type { StationRate } from "./flowEquivalent";

/**
 * Weights of the squared coefficients of variation in the index of dispersion of departures,
 * I = computing c²(CPU) + waiting c²(waits) + 2 both · cov(CPU, waits)/(means): see `departureVariability`.
 */
export interface DepartureVariability {
  readonly computing: number;
  readonly waiting: number;
  readonly both: number;
  /** Mean and variance of the number at the first station. */
  readonly atFirst: number;
  readonly varianceAtFirst: number;
}

/** Beside the mode's weight of 1 nothing below this shows. */
const NEGLIGIBLE = 1e-12;

/**
 * How irregularly N requests that are replaced as they leave (all slots taken) come out of a station of rate a(j) and a
 * delay-like one of rate b(n): variance over mean of the departures in a long time, by the source of the noise. The number
 * k at the first station is a birth–death chain, up with each departure, u = b(N − k), down with each end of a CPU
 * burst. Departures less X t are a martingale up to g(k), with Poisson's equation u (g(k+1) − g(k)) − a (g(k) − g(k−1)) =
 * X − u; so its slope δ(k) = Σ_{i ≤ k} π(i) (X − u(i))/(π(k) u(k)), and each departure jumps 1 + δ, each end of a burst −δ
 * (central limit theorem for Markov chains by Poisson's equation; Asmussen, Applied Probability and Queues, 2003, ch. I).
 * Exact for exponential stations (I = computing + waiting) and for one slot (renewal: c² of the sum); general ones scale
 * their noise, as in a diffusion. One pass over what can be seen of k.
 */
export function departureVariability(slots: number, a: StationRate, b: StationRate): DepartureVariability {
  if (b(1) === Number.POSITIVE_INFINITY)
    return { computing: 1, waiting: 0, both: 0, atFirst: slots, varianceAtFirst: 0 };
  if (a(1) === Number.POSITIVE_INFINITY) return { computing: 0, waiting: 1, both: 0, atFirst: 0, varianceAtFirst: 0 };
  let left = 0;
  let right = slots;
  while (left < right) {
    const middle = (left + right) >> 1;
    if (b(slots - middle) > a(middle + 1)) left = middle + 1;
    else right = middle;
  }
  const mode = left;
  let first = mode;
  for (let weight = 1; first > 0 && weight > NEGLIGIBLE; first--) weight *= a(first) / b(slots - first + 1);
  let last = mode;
  for (let weight = 1; last < slots && weight > NEGLIGIBLE; last++) weight *= b(slots - last) / a(last + 1);
  // From the lowest state that can be seen upwards, relative to it.
  let weight = 1;
  let total = 0;
  let flow = 0;
  let at = 0;
  let squares = 0;
  const weights: number[] = [];
  let scale = 1;
  for (let k = first; k <= last; k++) {
    weights.push(weight);
    total += weight;
    at += weight * k;
    squares += weight * k * k;
    const up = k < slots ? b(slots - k) : 0;
    flow += weight * up;
    scale = Math.max(scale, weight);
    if (k < last) weight *= up / a(k + 1);
  }
  const rate = flow / total;
  let sum = 0;
  let computing = 0;
  let waiting = 0;
  let both = 0;
  for (let k = first; k < last; k++) {
    const own = weights[k - first] ?? 0;
    const up = b(slots - k);
    sum += own * (rate - up);
    const through = own * up;
    // Below what can be seen the quotient of two rounding errors.
    const slope = through > scale * NEGLIGIBLE * rate ? Math.min(0, Math.max(-1, sum / through)) : -1;
    computing += through * slope * slope;
    waiting += through * (1 + slope) * (1 + slope);
    both -= through * (1 + slope) * slope;
  }
  const atFirst = at / total;
  return {
    computing: computing / flow,
    waiting: waiting / flow,
    both: both / flow,
    atFirst,
    varianceAtFirst: Math.max(0, squares / total - atFirst * atFirst),
  };
}
