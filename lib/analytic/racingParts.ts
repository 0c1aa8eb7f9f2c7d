import { fixedPoint } from "@/lib/queueing/fixedPoint";
import type { QueueState } from "@/lib/queueing/queueState";
import { racingQueue } from "@/lib/queueing/racingQueue";
import type { Machine, Queueing, Rates } from "./machine";
import type { Race, RaceGroup } from "./raceShares";

/** One group of processes in a race, each with the queue of its own. */
export interface RacingProcess {
  readonly group: RaceGroup;
  readonly state: QueueState;
}

const PRECISION = 1e-5;
const MOST_LOOKS = 24;
/** A circle that has not closed so far has no equilibrium. */
const SETTLED = 0.02;
/** Use of the cores from which a woken thread has to wait for one. */
const BUSY = 0.8;
/** A process is free now and then, however busy. */
const LEAST_FREE = 1e-6;

/**
 * Processes that race for connections and queue them privately. A process can win while its GIL is free: with n
 * requests inside, with probability 1 − X(n) D. It then wins with its weight against those that are free too; where
 * none is, whoever is free first wins. A process with share s of the rate λ is free for g = 1 − s λ D of the time, so that
 * one free process of weight w takes the share w (1 − Π(1 − g)) / Σ w g of all, and one that is not Π(1 − g) / (P (1 − g)):
 * together they take everything. The shares are a fixed point, and so is the factor on λ that makes them take everything.
 */
export function racingProcesses(
  machine: Machine,
  rates: Rates,
  queueing: Queueing,
  arrivalRate: number,
  race: Race,
  variability: number,
): readonly RacingProcess[] {
  const { slots, serviceRate } = rates;
  const { places } = queueing;
  const { groups } = race;
  const processes = groups.reduce((sum, { count }) => sum + count, 0);
  // Past what all of them can do, they take that much, and the rest is refused.
  const takeable = Math.min(arrivalRate, processes * serviceRate(slots));
  const held = machine.gil ? machine.workload.cpuMs / rates.speed : 0;
  // A free GIL wins at once only with a core at hand: the busier they and the more who race, the more luck decides.
  const used = (arrivalRate * machine.workload.cpuMs) / machine.cores;
  // A loop of coroutines that has work does not look for connections at all.
  const luck = machine.system.facts.slot === "greenlet" && processes <= machine.cores ? 0 : 1 - 1 / processes;
  const atOnce = 1 - luck * Math.min(1, used / BUSY) ** 4;
  const scaleIndex = groups.length;
  let solved: RacingProcess[] = [];
  let taken = 0;
  /** ln of each share, then ln of the factor on λ. */
  const image = (at: readonly number[]) => {
    const asked = arrivalRate * Math.exp(at[scaleIndex] ?? 0);
    const freeShares: number[] = [];
    let nobody = 1;
    let winning = 0;
    for (const { count, weight } of groups) {
      const share = Math.exp(at[freeShares.length] ?? 0);
      const free = Math.min(1, Math.max(LEAST_FREE, 1 - share * arrivalRate * held));
      freeShares.push(free);
      nobody *= count === 1 ? 1 - free : (1 - free) ** count;
      winning += count * weight * free;
    }
    let sum = 0;
    solved = groups.map((group, index) => {
      const { count, weight } = group;
      const free = freeShares[index] ?? 1;
      const whenFree = (weight * (1 - nobody)) / winning;
      const whenBusy = Math.min(whenFree, nobody / Math.max(1 - free, 1e-9) / processes);
      const gain = asked * (whenFree - whenBusy);
      const state = racingQueue({
        always: asked * whenBusy + (1 - atOnce) * free * gain,
        whileFree: atOnce * gain,
        held,
        slots,
        serviceRate,
        places,
        variability,
      });
      sum += count * state.throughput;
      return { group, state };
    });
    taken = sum;
    const mapped = solved.map(({ state }) => Math.log(state.throughput / sum));
    mapped.push((at[scaleIndex] ?? 0) + Math.log(takeable / sum));
    return mapped;
  };
  const { at, distance } = fixedPoint(image, race.settled, PRECISION, MOST_LOOKS);
  if (distance < SETTLED) race.settled = at;
  // Together they take what arrives and can be served, to the last digit.
  const rest = takeable / taken;
  const exactly = Math.abs(rest - 1) > SETTLED ? 1 : rest;
  return solved.map(({ group, state }) => ({
    group,
    state: {
      ...state,
      throughput: state.throughput * exactly,
      inService: state.inService * exactly,
      waiting: state.waiting * exactly,
    },
  }));
}
