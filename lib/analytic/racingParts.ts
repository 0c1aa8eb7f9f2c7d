import type { QueueState } from "@/lib/queueing/queueState";
import { racingQueue } from "@/lib/queueing/racingQueue";
import type { Machine, Queueing, Rates } from "./machine";
import type { RaceGroup } from "./raceShares";

/** One group of processes in a race, each with the queue of its own. */
export interface RacingProcess {
  readonly group: RaceGroup;
  readonly state: QueueState;
  /** Arrival rate with n requests inside. */
  readonly arrivalRate: (n: number) => number;
}

const STEPS = 14;
/** A circle that has not closed so far has no equilibrium. */
const SETTLED = 0.02;
/** Use of the cores from which a woken thread has to wait for one. */
const BUSY = 0.8;

/**
 * Processes that race for connections and queue them privately. A process can win while its GIL is free: with n
 * requests inside, with probability 1 − X(n) D. It then wins with its weight against those that are free too; where
 * none is, whoever is free first wins. A process with share s of the rate λ is free for g = 1 − s λ D of the time, so that
 * one free process of weight w takes the share w (1 − Π(1 − g)) / Σ w g of all, and one that is not Π(1 − g) / (P (1 − g)):
 * together they take everything. The shares are a fixed point.
 */
export function racingProcesses(
  machine: Machine,
  rates: Rates,
  queueing: Queueing,
  arrivalRate: number,
  groups: readonly RaceGroup[],
  variability: number,
): readonly RacingProcess[] {
  const { slots, serviceRate } = rates;
  const processes = groups.reduce((sum, { count }) => sum + count, 0);
  // Past what all of them can do, they take that much, and the rest is refused.
  const takeable = Math.min(arrivalRate, processes * serviceRate(slots));
  const held = machine.gil ? machine.workload.cpuMs / rates.speed : 0;
  const freeWith = (n: number) => (n === 0 ? 1 : Math.max(0, 1 - serviceRate(Math.min(n, slots)) * held));
  // A free GIL wins at once only with a core at hand: the busier they and the more who race, the more luck decides.
  const used = (arrivalRate * machine.workload.cpuMs) / machine.cores;
  const atOnce = 1 - (1 - 1 / processes) * Math.min(1, used / BUSY) ** 4;
  let shares = groups.map(() => 1 / processes);
  let scale = 1;
  let solved: RacingProcess[] = [];
  for (let step = 0; step < STEPS; step++) {
    const free = shares.map((share) => Math.min(1, Math.max(1e-6, 1 - share * arrivalRate * held)));
    const nobody = groups.reduce((product, { count }, index) => product * (1 - (free[index] ?? 0)) ** count, 1);
    const winning = groups.reduce((sum, { count, weight }, index) => sum + count * weight * (free[index] ?? 0), 0);
    solved = groups.map((group, index): RacingProcess => {
      const whenFree = (group.weight * (1 - nobody)) / winning;
      const whenBusy = Math.min(whenFree, nobody / Math.max(1 - (free[index] ?? 0), 1e-9) / processes);
      const own = free[index] ?? 0;
      const rate = (n: number) => {
        const chance = own + atOnce * (freeWith(n) - own);
        return scale * arrivalRate * (chance * whenFree + (1 - chance) * whenBusy);
      };
      const state = racingQueue({ arrivalRate: rate, slots, serviceRate, places: queueing.places, variability });
      return { group, state, arrivalRate: rate };
    });
    const taken = solved.reduce((sum, { group, state }) => sum + group.count * state.throughput, 0);
    shares = solved.map(({ state }, index) => 0.5 * (shares[index] ?? 0) + (0.5 * state.throughput) / taken);
    scale *= takeable / taken;
  }
  // Together they take what arrives and can be served, to the last digit.
  const taken = solved.reduce((sum, { group, state }) => sum + group.count * state.throughput, 0);
  const rest = takeable / taken;
  if (Math.abs(rest - 1) > SETTLED) return solved;
  return solved.map((one) => ({
    ...one,
    state: {
      ...one.state,
      throughput: one.state.throughput * rest,
      inService: one.state.inService * rest,
      waiting: one.state.waiting * rest,
    },
  }));
}
