import { geometricSum, truncatedGeometricMean } from "./geometricSum";
import { NO_WAIT, type QueueState } from "./queueState";

export interface OpenQueue {
  /** λ > 0. */
  readonly arrivalRate: number;
  /** μ(n), n = 0 … N: completion rate with n requests in slots; N = length − 1 slots. Non-decreasing. */
  readonly serviceRate: ArrayLike<number>;
  /** Places for waiting requests, ≥ 0. */
  readonly places: number;
  /** (ca² + cs²) / 2: 1 for Poisson arrivals and exponential service. */
  readonly variability: number;
}

/** Beyond this overload of deterministic work the queue is full whatever the formula says. */
const SMALLEST_SLACK = 1e-3;

/**
 * M/G/N/K with state-dependent rates: a birth–death chain below N, a geometric tail above it.
 * Exact for exponential service (`variability` 1): M/M/1/K, M/M/c/K, any flow-equivalent server. Otherwise the
 * tail's ratio hρ/(1−ρ+hρ) gives the waiting of an unlimited queue times h (Pollaczek–Khinchine; Lee & Longton
 * 1959 for several servers), and the last state follows from conservation of flow, which makes the loss obey
 * Tijms's relation (Tijms, A First Course in Stochastic Models, 2003, §9.8). O(N), whatever the number of places.
 */
export function openQueue({ arrivalRate, serviceRate, places, variability }: OpenQueue): QueueState {
  const slots = serviceRate.length - 1;
  let weight = 1;
  let below = 1;
  let busyBelow = 0;
  for (let n = 1; n < slots; n++) {
    weight *= arrivalRate / (serviceRate[n] ?? 0);
    below += weight;
    busyBelow += n * weight;
    if (below > 1e200) {
      weight *= 1e-200;
      below *= 1e-200;
      busyBelow *= 1e-200;
    }
    if (weight < below * 1e-22 && arrivalRate < (serviceRate[n] ?? 0)) {
      weight = 0;
      break;
    }
  }
  const fullRate = serviceRate[slots] ?? 0;
  const load = arrivalRate / fullRate;
  const slack = Math.max(1 - load + variability * load, SMALLEST_SLACK);
  const ratio = (variability * load) / slack;
  // Everything above N − 1 relative to its own largest term, so that a full queue of 10⁶ places can't overflow.
  const logScale = ratio > 1 ? places * Math.log(ratio) : 0;
  const scale = Math.exp(-logScale);
  const queued = (weight * load * tailSum(ratio, places, logScale)) / slack;
  const last = weight * load * Math.exp(places * Math.log(ratio > 0 ? ratio : Number.MIN_VALUE) - logScale);
  const total = below * scale + queued + last;
  if (total === 0 || weight === 0)
    return { blocking: 0, throughput: arrivalRate, inService: busyBelow / below, waiting: 0, wait: NO_WAIT };
  const blocking = last / total;
  const accepted = (below * scale + queued) / total;
  const throughput = arrivalRate * accepted;
  const inService = (busyBelow * scale + slots * (queued + last)) / total;
  const waiting = (queued * truncatedGeometricMean(ratio, places) + places * last) / total;
  const delayed = queued / total / accepted;
  if (places === 0 || waiting === 0 || delayed === 0)
    return { blocking, throughput, inService, waiting, wait: NO_WAIT };
  // Little's law fixes the rate of the phases; it is μ(N) itself where the chain is exact.
  const phaseRate = (delayed * (truncatedGeometricMean(ratio, places) + 1) * throughput) / waiting;
  return { blocking, throughput, inService, waiting, wait: { kind: "phases", delayed, ratio, places, phaseRate } };
}

/** Σ_{i<places} ratioⁱ · e^{−logScale}. */
function tailSum(ratio: number, places: number, logScale: number): number {
  if (ratio <= 1 || logScale === 0) return geometricSum(ratio, places);
  return (1 - Math.exp(-logScale)) / (ratio - 1);
}
