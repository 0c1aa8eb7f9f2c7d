import { visitBirthDeath } from "./birthDeathWindow";
import type { StationRate } from "./flowEquivalent";
import { geometricSum, truncatedGeometricMean } from "./geometricSum";
import { NO_WAIT, type QueueState } from "./queueState";

export interface RacingQueue {
  /** Arrival rate with n requests inside; non-increasing, constant from `slots` on. */
  readonly arrivalRate: (n: number) => number;
  readonly slots: number;
  readonly serviceRate: StationRate;
  readonly places: number;
  /** As in `openQueue`. */
  readonly variability: number;
}

const SMALLEST_SLACK = 1e-3;

/**
 * `openQueue` of a server that takes fewer requests the more it has: births λ(n), which its competitors take otherwise,
 * so that a full queue refuses none. Exact for exponential service; the tail beyond `slots` is geometric.
 */
export function racingQueue({ arrivalRate, slots, serviceRate, places, variability }: RacingQueue): QueueState {
  let below = 0;
  let busyBelow = 0;
  let servedBelow = 0;
  let last = 0;
  visitBirthDeath(0, slots - 1, arrivalRate, serviceRate, (n, share) => {
    below += share;
    busyBelow += n * share;
    if (n > 0) servedBelow += share * serviceRate(n);
    if (n === slots - 1) last = share;
  });
  const full = serviceRate(slots);
  const load = arrivalRate(slots) / full;
  const h = Math.max(variability, (load - 1 + SMALLEST_SLACK) / Math.max(load, 1e-12));
  const slack = 1 - load + h * load;
  const ratio = (h * load) / slack;
  const entering = (last * arrivalRate(slots - 1)) / full / slack;
  if (entering === 0)
    return { blocking: 0, throughput: servedBelow / below, inService: busyBelow / below, waiting: 0, wait: NO_WAIT };
  const logScale = ratio > 1 ? places * Math.log(ratio) : 0;
  const scale = Math.exp(-logScale);
  const sum =
    ratio > 1 ? -Math.expm1(-(logScale + Math.log(ratio))) / (1 - 1 / ratio) : geometricSum(ratio, places + 1);
  const queued = entering * sum;
  const total = below * scale + queued;
  const throughput = (servedBelow * scale + full * queued) / total;
  const inService = (busyBelow * scale + slots * queued) / total;
  const meanAhead = truncatedGeometricMean(ratio, places + 1);
  const waiting = (queued * meanAhead) / total;
  // What is taken with n ≥ N inside is what ends from n + 1.
  const waitsFor = places > 0 ? (full * (queued - entering * scale)) / total : 0;
  if (!(throughput > 0 && waiting > 0 && waitsFor > 0))
    return { blocking: 0, throughput, inService, waiting: 0, wait: NO_WAIT };
  const delayed = Math.min(1, waitsFor / throughput);
  const phases = truncatedGeometricMean(ratio, places) + 1;
  return {
    blocking: 0,
    throughput,
    inService,
    waiting,
    wait: { kind: "phases", delayed, ratio, places, phaseRate: (delayed * phases * throughput) / waiting },
  };
}
