import { crossing } from "@/lib/queueing/crossing";
import { variabilityFactor } from "@/lib/queueing/multiserverVariability";
import { openQueue } from "@/lib/queueing/openQueue";
import type { QueueState } from "@/lib/queueing/queueState";
import { NO_WAIT } from "@/lib/queueing/queueState";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import { accepted, acceptStage } from "./acceptStage";
import { arrivalVariability } from "./arrivalVariability";
import { burstParts } from "./burstParts";
import { closedState, closedVariability } from "./closedTraffic";
import { type Machine, type Queueing, queueingOf, type Rates } from "./machine";
import { inOpenTraffic } from "./openTraffic";
import { withQueuedBodies } from "./queuedBodies";
import { type Race, raceOf } from "./raceShares";
import { type RacingProcess, racingProcesses } from "./racingParts";
import { recycled } from "./recycling";
import { residencesOf, type StreamResidence } from "./residence";
import { withPatience } from "./retries";
import { alikeUnderLoad, ratesOf } from "./serviceRates";
import { slotVariability } from "./slotVariability";
import { underQuota } from "./throttling";

/** One machine under one mix and load, in ms and requests a ms. */
export interface Evaluation {
  readonly mix: Mix;
  readonly queueing: Queueing;
  readonly state: QueueState;
  readonly offered: number;
  readonly throughput: number;
  readonly capacity: number;
  /** Mean requests inside, waiting or in slots (those whose response has left not counted). */
  readonly meanInSystem: number;
  readonly inService: number;
  readonly meanWaitMs: number;
  /** Requests that meet alike: those of one process, or of a burst. At least one; the shares sum to 1. */
  readonly parts: readonly Part[];
  /** How long clients wait for their answer; null where they never give up, or nobody waits so long. */
  readonly patienceMs: number | null;
  /** Busy share of the one thread that takes connections, where that makes them wait. */
  readonly acceptorUse: number;
}

/** A share of the accepted requests, and the queue and slots that they meet. */
export interface Part {
  readonly share: number;
  readonly state: QueueState;
  readonly meanWaitMs: number;
  readonly residences: readonly StreamResidence[];
}

/** Of one queue; `variability` null takes service as exponential. */
function stateOf(
  machine: Machine,
  load: Load,
  share: number,
  rates: Rates,
  queueing: Queueing,
  variability: number | null,
): QueueState {
  if (load.kind === "closed")
    return closedState(
      machine,
      rates,
      queueing,
      load,
      share,
      variability === null ? undefined : closedVariability(machine, rates),
    );
  return openQueue({
    arrivalRate: (load.rateRps * share) / 1000,
    slots: rates.slots,
    serviceRate: rates.serviceRate,
    places: queueing.places,
    variability: variability ?? 1,
  });
}

/**
 * The rates at the speed that the load leaves each process. What is asked of processes that slow each other down is
 * what they take in, and that depends on how fast they answer: the rate that agrees with itself.
 */
function ratesUnder(machine: Machine, mix: Mix, queueing: Queueing, load: Load): Rates {
  const { cores, workload } = machine;
  const share = 1 / mix.processes;
  const offered = load.kind === "open" ? (load.rateRps / 1000) * share : Number.POSITIVE_INFINITY;
  if (alikeUnderLoad(machine, mix, queueing)) return ratesOf(machine, mix, queueing, 0);
  // A user finds the others asking as if it were not there (arrival theorem: Reiser & Lavenberg 1980).
  const others = load.kind === "closed" ? Math.max(0, 1 - 1 / load.users) : 1;
  const ratesAt = (rate: number) => ratesOf(machine, mix, queueing, rate * others);
  const takenIn = (rates: Rates) => stateOf(machine, load, share, rates, queueing, null).throughput;
  if (load.kind === "open") {
    // Where nothing is refused, all that is offered.
    const rates = ratesAt(offered);
    if (takenIn(rates) >= offered * (1 - 1e-9)) return rates;
  }
  const point = (x: number) => ({ x, y: takenIn(ratesAt(x)) - x });
  const most = Math.min(offered, (cores * share) / workload.cpuMs);
  const high = point(most);
  if (high.y >= 0) return ratesAt(most);
  // The less is asked of the others the more is taken in: at least what it is under the most.
  const least = point(high.x + high.y);
  return ratesAt(crossing((x) => point(x).y, least.y >= 0 ? least : point(0), high, 1e-9));
}

/** How much longer than in an exponential chain requests wait for a slot. */
function waitVariability(machine: Machine, rates: Rates, load: Load, share: number): number {
  // Users who wait for their answers are a chain of their own.
  if (load.kind === "closed") return 1;
  const { serviceRate, slots } = rates;
  const fullRate = serviceRate(slots);
  const arrivalRate = (load.rateRps * share) / 1000;
  return variabilityFactor(arrivalVariability(load), slotVariability(machine, rates), slots, arrivalRate / fullRate);
}

function partOf(machine: Machine, rates: Rates, state: QueueState): Part {
  return {
    share: 1,
    state,
    meanWaitMs: state.throughput > 0 ? state.waiting / state.throughput : 0,
    residences: residencesOf(machine, rates, state),
  };
}

/** Processes that race for connections and queue them privately. */
function races({ system }: Machine, mix: Mix, queueing: Queueing): boolean {
  return queueing.private && mix.processes > 1 && system.behaviour.dispatch === "race" && !system.accept.reusePort;
}

function knownRace({ races, system }: Machine, processes: number): Race {
  const known = races.get(processes) ?? raceOf(processes, system.behaviour);
  races.set(processes, known);
  return known;
}

/** The average process. */
function averageOf(solved: readonly RacingProcess[], processes: number, blocking: number): QueueState {
  const mean = (of: (state: QueueState) => number) =>
    solved.reduce((sum, { group, state }) => sum + group.count * of(state), 0) / processes;
  const [first] = solved;
  return {
    blocking,
    throughput: mean(({ throughput }) => throughput),
    inService: mean(({ inService }) => inService),
    waiting: mean(({ waiting }) => waiting),
    wait: first?.state.wait ?? NO_WAIT,
  };
}

/** Nearer to what all processes can do together than this, all their queues are full whoever wins. */
const EVERYTHING_SERVED = 0.995;
/** The share of the arrivals that counts as all of them. */
const EVERYTHING = 0.98;

/** The queue of one process, or of all where they share one, and what its requests meet. */
function solve(machine: Machine, mix: Mix, queueing: Queueing, load: Load) {
  const share = queueing.private ? 1 / mix.processes : 1;
  const full = ratesUnder(machine, mix, queueing, load);
  const rates = load.kind === "open" ? inOpenTraffic(machine, full, (load.rateRps * share) / 1000) : full;
  const variability = waitVariability(machine, rates, load, share);
  if (load.kind === "open" && load.arrivals.process === "bursty")
    return {
      rates,
      ...burstParts(machine, rates, queueing, (load.rateRps * share) / 1000, load.arrivals, variability),
    };
  const all = rates.serviceRate(rates.slots) * mix.processes;
  if (load.kind === "open" && races(machine, mix, queueing) && load.rateRps / 1000 < all * EVERYTHING_SERVED) {
    const solved = racingProcesses(
      machine,
      rates,
      queueing,
      load.rateRps / 1000,
      knownRace(machine, mix.processes),
      variability,
    );
    const total = solved.reduce((sum, { group, state }) => sum + group.count * state.throughput, 0);
    const arrivalRate = load.rateRps / 1000;
    const capacity = mix.processes * rates.serviceRate(queueing.slots);
    // A queue so short that it is often full refuses what no other process takes.
    if (total >= Math.min(arrivalRate, capacity) * EVERYTHING)
      return {
        rates,
        state: averageOf(solved, mix.processes, arrivalRate > capacity ? 1 - total / arrivalRate : 0),
        parts: solved.map(({ group, state }) => ({
          ...partOf(machine, rates, state),
          share: (group.count * state.throughput) / total,
        })),
      };
  }
  const state = stateOf(machine, load, share, rates, queueing, variability);
  return { rates, state, parts: [partOf(machine, rates, state)] };
}

/** One mix under one load: the analytic model's heart. Pure; finite for every valid system. */
export function evaluate(machine: Machine, mix: Mix, load: Load): Evaluation {
  return withPatience(machine, load, (other) =>
    withQueuedBodies(machine, (waiting) => evaluatePatient(waiting, mix, other)),
  );
}

/** The same for clients who wait for ever. */
function evaluatePatient(machine: Machine, mix: Mix, load: Load): Evaluation {
  const { quota } = machine;
  const asCores = settle(machine, mix, load);
  const lasting =
    quota === null
      ? asCores
      : underQuota(machine, quota.cores, asCores, (other) => settle(quota.atFullSpeed, mix, other), load);
  return recycled(machine, lasting, load.kind === "closed" ? load.users : null);
}

/** Mean time in the slot until the response has left. */
function meanInSlot({ residences }: Part): number {
  return residences.reduce((sum, { stream, total }) => sum + stream.share * total.mean, 0);
}

/** The same with a quota taken as so many cores. */
function settle(machine: Machine, mix: Mix, load: Load): Evaluation {
  const queueing = queueingOf(machine, mix);
  const queues = queueing.private ? mix.processes : 1;
  const { rates, state, parts: served } = solve(machine, mix, queueing, load);
  // Of several processes one whose GIL is free takes the connection; users who wait for their answers hardly queue there.
  const stages = mix.processes === 1 && load.kind === "open" ? served.map((part) => acceptStage(machine, part)) : [];
  const parts = served.map((part, index) => {
    const stage = stages[index] ?? null;
    return stage === null ? part : accepted(part, stage);
  });
  const acceptorUse = Math.max(0, ...stages.map((stage) => stage?.use ?? 0));
  const throughput = state.throughput * queues;
  const attempts = state.blocking < 1 ? throughput / (1 - state.blocking) : throughput;
  const capacity = rates.serviceRate(queueing.slots) * queues;
  const response = parts.reduce((sum, part) => sum + part.share * (part.meanWaitMs + meanInSlot(part)), 0);
  return {
    mix,
    queueing,
    state,
    offered: load.kind === "open" ? load.rateRps / 1000 : attempts,
    throughput,
    // Closed traffic couples the processes through a mean, good to some 1e-4: what is served now can be served.
    capacity: Math.max(
      throughput,
      Math.min(
        capacity,
        acceptorUse > 0 ? throughput / acceptorUse : capacity,
        machine.workload.cpuMs > 0 ? machine.cores / machine.workload.cpuMs : capacity,
      ),
    ),
    meanInSystem: throughput * response,
    inService: state.inService * queues,
    meanWaitMs: state.throughput > 0 ? state.waiting / state.throughput : 0,
    parts,
    patienceMs: null,
    acceptorUse,
  };
}
