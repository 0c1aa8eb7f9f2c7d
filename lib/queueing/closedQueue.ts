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
}

/**
 * M/M/c/K//N and its flow-equivalent form: users think for Z, then ask; with n inside, requests arrive at
 * (N − n)/Z (machine repairman: Palm 1947; Sztrik, Finite-Source Queueing Systems, 2011). An arrival sees the
 * system as it is with that user away (arrival theorem), here by weighting states with their arrival rate. The
 * wait is a gamma variate of the mean and the variance of its number of phases.
 */
export function closedQueue({ users, thinkTime, slots, serviceRate, places }: ClosedQueue): QueueState {
  if (users < 1) {
    // A share of one user: as much of what that user asks, who never meets anybody.
    const one = closedQueue({ users: 1, thinkTime, slots, serviceRate, places });
    return { ...one, throughput: users * one.throughput, inService: users * one.inService };
  }
  const largest = Math.min(slots + places, Math.ceil(users));
  // A fraction of a user (an even share of few) still asks now and then.
  const arrival = (n: number) => Math.max(users - n, 1e-12) / thinkTime;
  const service = (n: number) => serviceRate(Math.min(n, slots));
  const sums = { total: 0, served: 0, arrivals: 0, refused: 0, busy: 0, waiting: 0, delayed: 0, phases: 0, squares: 0 };
  visitBirthDeath(0, largest, arrival, service, (n, weight) => {
    sums.total += weight;
    sums.busy += Math.min(n, slots) * weight;
    sums.waiting += Math.max(0, n - slots) * weight;
    if (n > 0) sums.served += service(n) * weight;
    const rate = arrival(n) * weight;
    if (n >= slots + places) {
      sums.refused += rate;
      return;
    }
    sums.arrivals += rate;
    if (n < slots) return;
    const phases = n - slots + 1;
    sums.delayed += rate;
    sums.phases += rate * phases;
    sums.squares += rate * phases * phases;
  });
  const throughput = sums.served / sums.total;
  const waiting = sums.waiting / sums.total;
  const blocking = sums.refused > 0 ? Math.min(1, sums.refused / (sums.served + sums.refused)) : 0;
  const base = { blocking, throughput, inService: sums.busy / sums.total };
  if (waiting === 0 || throughput === 0) return { ...base, waiting: 0, wait: NO_WAIT };
  if (sums.delayed === 0) {
    // Always full: those who get in wait for as many completions as there are places.
    const shape = Math.max(1, waiting);
    return { ...base, waiting, wait: { kind: "gamma", delayed: 1, shape, rate: (shape * throughput) / waiting } };
  }
  const delayed = Math.min(1, sums.delayed / sums.arrivals);
  const meanPhases = sums.phases / sums.delayed;
  const spread = Math.max(0, sums.squares / sums.delayed - meanPhases * meanPhases);
  // A wait of k exponential phases, k random: variance E[k] + Var[k] phases squared; the mean is Little's.
  const shape = (meanPhases * meanPhases) / (meanPhases + spread);
  return { ...base, waiting, wait: { kind: "gamma", delayed, shape, rate: (shape * delayed * throughput) / waiting } };
}
