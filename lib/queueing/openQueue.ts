import type { StationRate } from "./flowEquivalent";
import { geometricSum, truncatedGeometricMean } from "./geometricSum";
import { NO_WAIT, type QueueState } from "./queueState";

export interface OpenQueue {
  /** λ > 0. */
  readonly arrivalRate: number;
  /** N ≥ 1. */
  readonly slots: number;
  /** μ(n), n = 1 … N: completion rate with n requests in slots. Non-decreasing. */
  readonly serviceRate: StationRate;
  /** Places for waiting requests, ≥ 0. */
  readonly places: number;
  /** Ratio of the wait to that of an exponential chain: 1 for Poisson arrivals and exponential service. */
  readonly variability: number;
}

/** Beyond this overload of deterministic work the queue is full whatever the formula says. */
const SMALLEST_SLACK = 1e-3;

/** Beside the mode's weight of 1 nothing below this shows. */
const NEGLIGIBLE = 1e-17;

/** The states 0 … last of the chain relative to its mode: their sum, their mean times it, and the weight of the last. */
function statesBelow(arrivalRate: number, last: number, serviceRate: StationRate) {
  let mode = 0;
  let right = last;
  // Doubling from below finds a mode of few busy slots among many without asking for the rates of many.
  for (let probe = 1; probe < right; probe *= 2)
    if (arrivalRate > serviceRate(probe + 1)) mode = probe + 1;
    else right = probe;
  while (mode < right) {
    const middle = (mode + right) >> 1;
    if (arrivalRate > serviceRate(middle + 1)) mode = middle + 1;
    else right = middle;
  }
  let below = 1;
  let busyBelow = mode;
  let share = 1;
  let weight = mode === last ? 1 : 0;
  for (let n = mode + 1; n <= last && share > NEGLIGIBLE; n++) {
    share *= arrivalRate / serviceRate(n);
    below += share;
    busyBelow += n * share;
    if (n === last) weight = share;
  }
  share = 1;
  for (let n = mode; n > 0 && share > NEGLIGIBLE; n--) {
    share *= serviceRate(n) / arrivalRate;
    below += share;
    busyBelow += (n - 1) * share;
  }
  return { below, busyBelow, weight };
}

/**
 * M/G/N/K with state-dependent rates: a birth–death chain below N, a geometric tail above it.
 * Exact for exponential service (`variability` h = 1): M/M/1/K, M/M/c/K, any flow-equivalent server. Otherwise the
 * tail's ratio hρ/(1−ρ+hρ) gives the waiting of an unlimited queue times h (Lee & Longton 1959), and the last
 * state follows from conservation of flow, which makes the loss obey Tijms's relation (Tijms, A First Course in
 * Stochastic Models, 2003, §9.8). The cost does not depend on `places`.
 */
export function openQueue({ arrivalRate, slots, serviceRate, places, variability }: OpenQueue): QueueState {
  const { below, busyBelow, weight } = statesBelow(arrivalRate, slots - 1, serviceRate);
  const load = arrivalRate / serviceRate(slots);
  const idle = { blocking: 0, throughput: arrivalRate, inService: busyBelow / below, waiting: 0, wait: NO_WAIT };
  if (weight === 0) return idle;
  const h = Math.max(variability, (load - 1 + SMALLEST_SLACK) / load);
  const slack = 1 - load + h * load;
  const ratio = (h * load) / slack;
  // The states above N − 1 relative to the largest of them, so that a full queue of 10⁶ places can't overflow.
  const logScale = ratio > 1 ? places * Math.log(ratio) : 0;
  const scale = Math.exp(-logScale);
  const sum = ratio > 1 ? -Math.expm1(-logScale) / (ratio - 1) : geometricSum(ratio, places);
  const queued = (weight * load * sum) / slack;
  const last = weight * load * (ratio > 1 || places === 0 ? 1 : ratio ** places);
  const total = below * scale + queued + last;
  const blocking = last / total;
  const accepted = (below * scale + queued) / total;
  const throughput = arrivalRate * accepted;
  const inService = (busyBelow * scale + slots * (queued + last)) / total;
  const meanAhead = truncatedGeometricMean(ratio, places);
  const waiting = (queued * meanAhead + places * last) / total;
  if (!(throughput > 0 && waiting > 0 && queued > 0))
    return { blocking, throughput, inService, waiting: 0, wait: NO_WAIT };
  const delayed = Math.min(1, queued / (below * scale + queued));
  // Little's law fixes the rate of the phases; it is μ(N) itself where the chain is exact.
  const phaseRate = (delayed * (meanAhead + 1) * throughput) / waiting;
  return { blocking, throughput, inService, waiting, wait: { kind: "phases", delayed, ratio, places, phaseRate } };
}
