import { visitBirthDeath } from "./birthDeathWindow";
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

/**
 * M/G/N/K with state-dependent rates: a birth–death chain below N, a geometric tail above it.
 * Exact for exponential service (`variability` h = 1): M/M/1/K, M/M/c/K, any flow-equivalent server. Otherwise the
 * tail's ratio hρ/(1−ρ+hρ) gives the waiting of an unlimited queue times h (Lee & Longton 1959), and the last
 * state follows from conservation of flow, which makes the loss obey Tijms's relation (Tijms, A First Course in
 * Stochastic Models, 2003, §9.8). The cost does not depend on `places`.
 */
export function openQueue({ arrivalRate, slots, serviceRate, places, variability }: OpenQueue): QueueState {
  let below = 0;
  let busyBelow = 0;
  let weight = 0;
  visitBirthDeath(
    0,
    slots - 1,
    () => arrivalRate,
    serviceRate,
    (n, share) => {
      below += share;
      busyBelow += n * share;
      if (n === slots - 1) weight = share;
    },
  );
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
