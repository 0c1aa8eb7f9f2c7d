import { visitBirthDeath } from "./birthDeathWindow";
import type { StationRate } from "./flowEquivalent";
import { NO_WAIT, type QueueState } from "./queueState";

export interface ClosedQueue {
  /** Users N > 0, each thinking, waiting or served. */
  readonly users: number;
  /** Mean think time Z > 0. */
  readonly thinkTime: number;
  readonly slots: number;
  /** μ(n), n = 1 … slots. */
  readonly serviceRate: StationRate;
  readonly places: number;
  /** Ratio h > 0 of the wait to that of exponential service, by the share of the capacity in use; 1 where left out. */
  readonly variability?: ((use: number) => number) | undefined;
}

/** The states of the chain below the last slot, and those with all slots taken, each weighted alike. */
interface Chain {
  readonly below: { total: number; served: number; busy: number; arrivals: number; fills: number };
  readonly full: { total: number; arrivals: number; refused: number; waiting: number; phases: number; squares: number };
}

/** h so near 1 that nothing of it shows. */
const EXPONENTIAL = 1e-6;

/**
 * With all slots taken and n inside, n + 1 is as likely by the ratio r of Lee and Longton's tail, hρ/(1 − ρ + hρ) with
 * ρ = λ(n)/μ, as in the open queue; above ρ = 1 by its mirror image, (ρ − 1 + h)/h: both are the diffusion of that queue, of
 * slope 1/h where they meet (Kimura, "Diffusion approximation for an M/G/m queue", Oper. Res. 31, 1983).
 */
function chainOf({ users, thinkTime, slots, serviceRate, places }: ClosedQueue, h: number): Chain {
  const largest = Math.min(slots + places, Math.ceil(users));
  const capacity = serviceRate(slots);
  // A fraction of a user (an even share of few) still asks now and then.
  const arrival = (n: number) => Math.max(users - n, 1e-12) / thinkTime;
  const ends = (n: number) => {
    if (n <= slots) return serviceRate(n);
    if (h === 1) return capacity;
    const rate = arrival(n - 1);
    const excess = rate / capacity - 1;
    return excess <= 0 ? (capacity * (h - excess * (1 - h))) / h : (rate * h) / (excess + h);
  };
  const below = { total: 0, served: 0, busy: 0, arrivals: 0, fills: 0 };
  const full = { total: 0, arrivals: 0, refused: 0, waiting: 0, phases: 0, squares: 0 };
  visitBirthDeath(0, largest, arrival, ends, (n, weight) => {
    const rate = arrival(n) * weight;
    if (n < slots) {
      below.total += weight;
      below.busy += n * weight;
      below.arrivals += rate;
      if (n > 0) below.served += serviceRate(n) * weight;
      if (n === slots - 1) below.fills = rate;
      return;
    }
    full.total += weight;
    full.waiting += (n - slots) * weight;
    if (n >= slots + places) {
      full.refused += rate;
      return;
    }
    const phases = n - slots + 1;
    full.arrivals += rate;
    full.phases += rate * phases;
    full.squares += rate * phases * phases;
  });
  return { below, full };
}

/** Completions that the full states have beyond what arrives in them, per unit of time. */
function surplus({ full }: Chain, capacity: number): number {
  return capacity - full.arrivals / full.total;
}

/**
 * How much more likely the full states are than the chain says, and the chain. What enters them from below is what they
 * complete beyond what arrives in them. Where users all but fill the slots for good that balance says nothing: there the
 * exponential chain, which is exact in it, is what h tends to.
 */
function balanced(queue: ClosedQueue, exponential: Chain): { readonly chain: Chain; readonly more: number } {
  const plain = { chain: exponential, more: 1 };
  const { below, full } = exponential;
  if (queue.variability === undefined || full.waiting === 0 || below.fills === 0) return plain;
  const capacity = queue.serviceRate(queue.slots);
  const use = (below.served + capacity * full.total) / (below.total + full.total) / capacity;
  const h = queue.variability(use);
  if (Math.abs(h - 1) < EXPONENTIAL) return plain;
  const chain = chainOf(queue, h);
  const spare = surplus(chain, capacity);
  const longer = spare > surplus(exponential, capacity);
  if (h > 1 !== longer || chain.below.fills === 0) return plain;
  return { chain, more: chain.below.fills / (spare * chain.full.total) };
}

/**
 * M/M/c/K//N and its flow-equivalent form: users think for Z, then ask; with n inside, requests arrive at
 * (N − n)/Z (machine repairman: Palm 1947; Sztrik, Finite-Source Queueing Systems, 2011). An arrival sees the
 * system as it is with that user away (arrival theorem), here by weighting states with their arrival rate. The
 * wait is a gamma variate of the mean and the variance of its number of phases. With `variability` it is M/G/c//N.
 */
export function closedQueue(queue: ClosedQueue): QueueState {
  const { users, slots, serviceRate } = queue;
  if (users < 1) {
    // A share of one user: as much of what that user asks, who never meets anybody.
    const one = closedQueue({ ...queue, users: 1 });
    return { ...one, throughput: users * one.throughput, inService: users * one.inService };
  }
  const { chain, more } = balanced(queue, chainOf(queue, 1));
  const { below, full } = chain;
  const total = below.total + more * full.total;
  const served = below.served + more * full.total * (full.total > 0 ? serviceRate(slots) : 0);
  const throughput = served / total;
  const waiting = (more * full.waiting) / total;
  const refused = more * full.refused;
  const blocking = refused > 0 ? Math.min(1, refused / (served + refused)) : 0;
  const base = { blocking, throughput, inService: (below.busy + more * slots * full.total) / total };
  if (waiting === 0 || throughput === 0) return { ...base, waiting: 0, wait: NO_WAIT };
  if (full.arrivals === 0) {
    // Always full: those who get in wait for as many completions as there are places.
    const shape = Math.max(1, waiting);
    return { ...base, waiting, wait: { kind: "gamma", delayed: 1, shape, rate: (shape * throughput) / waiting } };
  }
  const delayed = Math.min(1, (more * full.arrivals) / (below.arrivals + more * full.arrivals));
  const meanPhases = full.phases / full.arrivals;
  const spread = Math.max(0, full.squares / full.arrivals - meanPhases * meanPhases);
  // A wait of k exponential phases, k random: variance E[k] + Var[k] phases squared; the mean is Little's.
  const shape = (meanPhases * meanPhases) / (meanPhases + spread);
  return { ...base, waiting, wait: { kind: "gamma", delayed, shape, rate: (shape * delayed * throughput) / waiting } };
}
