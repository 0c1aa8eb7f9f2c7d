import type { StationRate } from "./flowEquivalent";
import { NO_WAIT, type WaitingTime } from "./queueState";

export interface BurstQueue {
  /** Arrival rates in the calm and in the burst. */
  readonly arrivalRates: readonly [number, number];
  /** Rates at which each of the two ends. */
  readonly endRates: readonly [number, number];
  readonly slots: number;
  /** μ(n), n = 1 … slots. */
  readonly serviceRate: StationRate;
  readonly places: number;
}

/** What the requests meet that arrive in one of the two states. */
export interface BurstPhase {
  /** Their share of the accepted. */
  readonly share: number;
  /** Completions per unit of time while it lasts. */
  readonly throughput: number;
  /** Mean time in a slot and before one. */
  readonly inSlot: number;
  readonly meanWait: number;
  readonly wait: Extract<WaitingTime, { kind: "gamma" }>;
}

export interface BurstState {
  readonly blocking: number;
  readonly throughput: number;
  readonly inService: number;
  readonly waiting: number;
  readonly phases: readonly [BurstPhase, BurstPhase];
}

/** A queue longer than this that stays full has no equilibrium that anyone waits for. */
const LONGEST = 4096;
/** Slots past these are taken as places: with so many busy, what computes is long since saturated. */
const MOST_SLOTS = 8192;
/** Levels above one at which twice as much ends as arrives at most: no more than 2⁻⁶⁴ of the mass lies beyond. */
const REST = 64;

/** The part of a queue that its requests can fill: of hundreds of thousands of slots, light traffic sees a few. */
function reached({ arrivalRates, slots, serviceRate, places }: BurstQueue): { slots: number; places: number } {
  const enough = 2 * Math.max(...arrivalRates);
  if (serviceRate(slots) >= enough) {
    let [low, high] = [1, slots];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (serviceRate(middle) >= enough) high = middle;
      else low = middle + 1;
    }
    if (low + REST < slots) return { slots: low + REST, places: 0 };
  }
  return slots <= MOST_SLOTS ? { slots, places } : { slots: MOST_SLOTS, places: places + slots - MOST_SLOTS };
}
const CONVERGED = 1e-12;
const VISIBLE = 1e-14;
const LARGEST = 1e200;

interface Sums {
  accepted: number;
  refused: number;
  served: number;
  busy: number;
  waiting: number;
  slotTime: number;
  delayed: number;
  ahead: number;
  squares: number;
}

function scale(sums: Sums, factor: number): void {
  sums.accepted *= factor;
  sums.refused *= factor;
  sums.served *= factor;
  sums.busy *= factor;
  sums.waiting *= factor;
  sums.slotTime *= factor;
  sums.delayed *= factor;
  sums.ahead *= factor;
  sums.squares *= factor;
}

/**
 * MMPP(2)/M/N/K with state-dependent rates: arrivals of two rates that take turns (Fischer & Meier-Hellstern 1993)
 * before a birth–death server. A level-dependent quasi-birth–death process, solved by the matrices R(n) with
 * π(n) = π(n−1) R(n), from the top down (Gaver, Jacobs & Latouche 1984; all terms positive); above N they are one R. Exact
 * for exponential service. The wait of those who arrive in one of the states is a gamma variate of its own two moments.
 */
export function burstQueue(queue: BurstQueue): BurstState {
  const { serviceRate } = queue;
  const { slots, places } = reached(queue);
  const [a, b] = queue.arrivalRates;
  const [u, v] = queue.endRates;
  const full = serviceRate(slots);
  const top = slots + Math.min(places, LONGEST);
  /** R(n) of the levels slots + 1 … top, as far as they differ, and below; four numbers each. */
  const above: number[] = [];
  let r00 = 0;
  let r01 = 0;
  let r10 = 0;
  let r11 = 0;
  // −(A₁ + R A₂) has row sums `rate`, as what goes up comes down again: so that no term is a difference.
  const stepDown = (rate: number, next: number) => {
    const toBurst = u + next * r01;
    const toCalm = v + next * r10;
    const scaled = 1 / (rate * (rate + toBurst + toCalm));
    r00 = a * (rate + toCalm) * scaled;
    r01 = a * toBurst * scaled;
    r10 = b * toCalm * scaled;
    r11 = b * (rate + toBurst) * scaled;
  };
  let level = top;
  for (; level > slots; level--) {
    const [o00, o01, o10, o11] = [r00, r01, r10, r11];
    stepDown(full, level < top ? full : 0);
    above.push(r00, r01, r10, r11);
    const change = Math.abs(r00 - o00) + Math.abs(r01 - o01) + Math.abs(r10 - o10) + Math.abs(r11 - o11);
    if (level < top && change < CONVERGED) break;
  }
  const below = new Float64Array(4 * (slots + 1));
  for (let n = slots; n >= 1; n--) {
    stepDown(serviceRate(n), n === top ? 0 : n === slots ? full : serviceRate(n + 1));
    below.set([r00, r01, r10, r11], 4 * n);
  }
  const one = serviceRate(1);
  let p = v + one * r10;
  let q = u + one * r01;
  const none = (): Sums => ({
    accepted: 0,
    refused: 0,
    served: 0,
    busy: 0,
    waiting: 0,
    slotTime: 0,
    delayed: 0,
    ahead: 0,
    squares: 0,
  });
  const calm = none();
  const burst = none();
  let totalCalm = 0;
  let totalBurst = 0;
  const visit = (sums: Sums, n: number, weight: number, arrivalRate: number) => {
    const inSlots = Math.min(n, slots);
    if (n > 0) sums.served += weight * serviceRate(inSlots);
    sums.busy += weight * inSlots;
    sums.waiting += weight * (n - inSlots);
    const arrivals = weight * arrivalRate;
    if (n >= top) {
      sums.refused += arrivals;
      return;
    }
    sums.accepted += arrivals;
    const company = Math.min(n + 1, slots);
    sums.slotTime += (arrivals * company) / serviceRate(company);
    if (n < slots) return;
    const phases = n - slots + 1;
    sums.delayed += arrivals;
    sums.ahead += arrivals * phases;
    sums.squares += arrivals * phases * phases;
  };
  let mass = p + q;
  for (let n = 0; n <= top; n++) {
    if (n > 0) {
      const from = n <= slots ? below : above;
      // Levels whose R had converged share the last one that was worked out.
      const at = n <= slots ? 4 * n : Math.min(4 * (top - n), above.length - 4);
      const nextP = p * (from[at] ?? 0) + q * (from[at + 2] ?? 0);
      q = p * (from[at + 1] ?? 0) + q * (from[at + 3] ?? 0);
      p = nextP;
    }
    visit(calm, n, p, a);
    visit(burst, n, q, b);
    totalCalm += p;
    totalBurst += q;
    mass = totalCalm + totalBurst;
    if (mass > LARGEST) {
      // Hundreds of busy slots: the weights grow by many orders of magnitude on the way to their mode.
      for (const sums of [calm, burst]) scale(sums, 1 / LARGEST);
      p /= LARGEST;
      q /= LARGEST;
      totalCalm /= LARGEST;
      totalBurst /= LARGEST;
      mass /= LARGEST;
    }
    if (n > slots && p + q < VISIBLE * mass) break;
  }
  const accepted = calm.accepted + burst.accepted;
  const served = (calm.served + burst.served) / mass;
  const inService = (calm.busy + burst.busy) / mass;
  const waiting = (calm.waiting + burst.waiting) / mass;
  const slotTime = (calm.slotTime + burst.slotTime) / accepted;
  const inSlot = served > 0 ? inService / served : 0;
  const phase = (sums: Sums, total: number): BurstPhase => {
    if (!(sums.accepted > 0)) return { share: 0, throughput: served, inSlot, meanWait: 0, wait: NO_WAIT };
    const own = {
      share: sums.accepted / accepted,
      throughput: sums.served / total,
      // What arrivals find tells the two states apart; together they are what Little's law says.
      inSlot: slotTime > 0 ? (inSlot * sums.slotTime) / sums.accepted / slotTime : inSlot,
    };
    if (!(sums.delayed > 0)) return { ...own, meanWait: 0, wait: NO_WAIT };
    const meanPhases = sums.ahead / sums.delayed;
    const spread = Math.max(0, sums.squares / sums.delayed - meanPhases * meanPhases);
    const shape = (meanPhases * meanPhases) / (meanPhases + spread);
    const delayed = Math.min(1, sums.delayed / sums.accepted);
    return {
      ...own,
      meanWait: (delayed * meanPhases) / full,
      wait: { kind: "gamma", delayed, shape, rate: (shape * full) / meanPhases },
    };
  };
  const blocking = (calm.refused + burst.refused) / Math.max(accepted + calm.refused + burst.refused, 1e-300);
  return {
    blocking,
    throughput: served,
    inService,
    waiting,
    phases: [phase(calm, totalCalm), phase(burst, totalBurst)],
  };
}
