import { NO_WAIT, type QueueState } from "./queueState";

export interface ClosedQueue {
  /** Users N > 0, each thinking, waiting or served. */
  readonly users: number;
  /** Mean think time Z > 0. */
  readonly thinkTime: number;
  /** μ(n), n = 0 … number of slots. */
  readonly serviceRate: ArrayLike<number>;
  readonly places: number;
}

const NEGLIGIBLE = 1e-20;

/**
 * M/M/c/K//N and its flow-equivalent form: users think for Z, then ask; with n inside, requests arrive at
 * (N − n)/Z (machine repairman: Palm 1947; Sztrik, Finite-Source Queueing Systems, 2011). The chain is
 * built outwards from its mode, so it can neither overflow nor lose the states that matter. An arrival sees
 * the system as it is with that user away (arrival theorem), here by weighting states with their arrival rate.
 */
export function closedQueue({ users, thinkTime, serviceRate, places }: ClosedQueue): QueueState {
  const slots = serviceRate.length - 1;
  const largest = Math.max(1, Math.min(slots + places, Math.ceil(users)));
  const arrival = (n: number) => Math.max(0, users - n) / thinkTime;
  const service = (n: number) => serviceRate[Math.min(n, slots)] ?? 0;
  let low = 0;
  let high = largest;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (arrival(middle) > service(middle + 1)) low = middle + 1;
    else high = middle;
  }
  const mode = low;
  const sums = { total: 0, arrivals: 0, refused: 0, inService: 0, waiting: 0, delayed: 0, phases: 0, squares: 0 };
  const visit = (n: number, weight: number) => {
    const rate = arrival(n) * weight;
    sums.total += weight;
    sums.inService += Math.min(n, slots) * weight;
    sums.waiting += Math.max(0, n - slots) * weight;
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
  };
  visit(mode, 1);
  let weight = 1;
  for (let n = mode; n < largest && weight > NEGLIGIBLE; n++) {
    weight *= arrival(n) / service(n + 1);
    visit(n + 1, weight);
  }
  weight = 1;
  for (let n = mode; n > 0 && weight > NEGLIGIBLE; n--) {
    weight *= service(n) / arrival(n - 1);
    visit(n - 1, weight);
  }
  const throughput = sums.arrivals / sums.total;
  const waiting = sums.waiting / sums.total;
  const blocking = sums.refused > 0 ? sums.refused / (sums.arrivals + sums.refused) : 0;
  const base = { blocking, throughput, inService: sums.inService / sums.total, waiting };
  if (sums.delayed === 0 || waiting === 0) return { ...base, wait: NO_WAIT };
  const delayed = sums.delayed / sums.arrivals;
  const meanPhases = sums.phases / sums.delayed;
  const spread = Math.max(0, sums.squares / sums.delayed - meanPhases * meanPhases);
  // A wait of k exponential phases, k random: variance E[k] + Var[k] phases squared; the mean is Little's.
  const shape = (meanPhases * meanPhases) / (meanPhases + spread);
  return { ...base, wait: { kind: "gamma", delayed, shape, rate: (shape * delayed * throughput) / waiting } };
}
