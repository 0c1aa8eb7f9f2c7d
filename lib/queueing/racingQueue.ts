import type { StationRate } from "./flowEquivalent";
import { geometricSum, truncatedGeometricMean } from "./geometricSum";
import { NO_WAIT, type QueueState } from "./queueState";

export interface RacingQueue {
  /** Arrival rate with n requests inside: `always` + `whileFree` × the share of the time in which it could take one. */
  readonly always: number;
  readonly whileFree: number;
  /** How long each request keeps it from taking another: with n inside it is free 1 − μ(n) × `held` of the time. */
  readonly held: number;
  readonly slots: number;
  readonly serviceRate: StationRate;
  readonly places: number;
  /** As in `openQueue`. */
  readonly variability: number;
}

const SMALLEST_SLACK = 1e-3;
/** Beside the mode's weight of 1 nothing below this shows. */
const NEGLIGIBLE = 1e-17;

/** Arrival rate while requests end at the rate μ. */
function arrivalRate({ always, whileFree, held }: RacingQueue, rate: number): number {
  return always + whileFree * Math.max(0, 1 - rate * held);
}

/** The states 0 … N − 1 relative to their mode: their sum, mean, completions, and the weight of the last. */
function statesBelow(queue: RacingQueue) {
  const { slots, serviceRate } = queue;
  const ending = (n: number) => (n === 0 ? 0 : serviceRate(n));
  let left = 0;
  let right = slots - 1;
  while (left < right) {
    const middle = (left + right) >> 1;
    if (arrivalRate(queue, ending(middle)) > serviceRate(middle + 1)) left = middle + 1;
    else right = middle;
  }
  const mode = left;
  const atMode = ending(mode);
  let below = 1;
  let busy = mode;
  let served = atMode;
  let last = mode === slots - 1 ? 1 : 0;
  let weight = 1;
  let rate = atMode;
  for (let n = mode + 1; n < slots && weight > NEGLIGIBLE; n++) {
    const next = serviceRate(n);
    weight *= arrivalRate(queue, rate) / next;
    rate = next;
    below += weight;
    busy += n * weight;
    served += weight * rate;
    if (n === slots - 1) last = weight;
  }
  weight = 1;
  rate = atMode;
  for (let n = mode - 1; n >= 0 && weight > NEGLIGIBLE; n--) {
    const fewer = ending(n);
    weight *= rate / arrivalRate(queue, fewer);
    rate = fewer;
    below += weight;
    busy += n * weight;
    served += weight * rate;
  }
  return { below, busy, served, last };
}

/**
 * `openQueue` of a server that takes fewer requests the more it has: its competitors take the others, so that a full queue
 * refuses none. Exact for exponential service; the tail beyond `slots` is geometric.
 */
export function racingQueue(queue: RacingQueue): QueueState {
  const { slots, serviceRate, places, variability } = queue;
  const { below, busy, served, last } = statesBelow(queue);
  const full = serviceRate(slots);
  const load = arrivalRate(queue, full) / full;
  const h = Math.max(variability, (load - 1 + SMALLEST_SLACK) / Math.max(load, 1e-12));
  const slack = 1 - load + h * load;
  const ratio = (h * load) / slack;
  const entering = (last * arrivalRate(queue, slots > 1 ? serviceRate(slots - 1) : 0)) / full / slack;
  if (entering === 0)
    return { blocking: 0, throughput: served / below, inService: busy / below, waiting: 0, wait: NO_WAIT };
  const logScale = ratio > 1 ? places * Math.log(ratio) : 0;
  const scale = Math.exp(-logScale);
  const sum =
    ratio > 1 ? -Math.expm1(-(logScale + Math.log(ratio))) / (1 - 1 / ratio) : geometricSum(ratio, places + 1);
  const queued = entering * sum;
  const total = below * scale + queued;
  const throughput = (served * scale + full * queued) / total;
  const inService = (busy * scale + slots * queued) / total;
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
