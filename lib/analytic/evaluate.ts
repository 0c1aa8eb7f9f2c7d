import { closedQueue } from "@/lib/queueing/closedQueue";
import { variabilityFactor } from "@/lib/queueing/multiserverVariability";
import { openQueue } from "@/lib/queueing/openQueue";
import type { QueueState } from "@/lib/queueing/queueState";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import { arrivalVariability } from "./arrivalVariability";
import { mixtureCumulants } from "./cumulants";
import { type Machine, type Queueing, queueingOf, type Rates } from "./machine";
import { residencesOf, type StreamResidence } from "./residence";
import { ratesOf } from "./serviceRates";

/** One machine under one mix and load, in ms and requests a ms. */
export interface Evaluation {
  readonly mix: Mix;
  readonly queueing: Queueing;
  readonly state: QueueState;
  readonly offered: number;
  readonly throughput: number;
  readonly capacity: number;
  /** Mean requests inside, waiting or in slots (idle keep-alive connections not counted). */
  readonly meanInSystem: number;
  readonly inService: number;
  readonly meanWaitMs: number;
  readonly residences: readonly StreamResidence[];
}

function stateOf(load: Load, share: number, rates: Rates, queueing: Queueing, variability: number): QueueState {
  return load.kind === "open"
    ? openQueue({
        arrivalRate: (load.rateRps * share) / 1000,
        slots: rates.slots,
        serviceRate: rates.serviceRate,
        places: queueing.places,
        variability,
      })
    : closedQueue({
        users: load.users * share,
        thinkTime: Math.max(load.thinkMs.mean, 1e-3),
        slots: rates.slots,
        serviceRate: rates.serviceRate,
        places: queueing.places,
      });
}

/**
 * The rates at the speed that the load leaves each process. What is asked of processes that slow each other down is
 * what they take in, and that depends on how fast they answer: the rate that agrees with itself, by bisection.
 */
function ratesUnder(machine: Machine, mix: Mix, queueing: Queueing, load: Load): Rates {
  const { cores, workload } = machine;
  const share = 1 / mix.processes;
  const offered = load.kind === "open" ? (load.rateRps / 1000) * share : Number.POSITIVE_INFINITY;
  if (!queueing.private || mix.processes <= cores || workload.cpuMs === 0) return ratesOf(machine, mix, queueing, 0);
  const takenIn = (rate: number) => stateOf(load, share, ratesOf(machine, mix, queueing, rate), queueing, 1).throughput;
  // Where nothing is refused, all that is offered.
  if (load.kind === "open" && takenIn(offered) >= offered * (1 - 1e-9)) return ratesOf(machine, mix, queueing, offered);
  let low = 0;
  let high = Math.min(offered, (cores * share) / workload.cpuMs);
  for (let step = 0; step < 40 && high - low > 1e-9 * high; step++) {
    const rate = (low + high) / 2;
    if (takenIn(rate) > rate) low = rate;
    else high = rate;
  }
  return ratesOf(machine, mix, queueing, high);
}

function scvOf({ mean, variance }: Cumulants): number {
  return mean > 0 ? variance / (mean * mean) : 0;
}

/** How much longer than in an exponential chain requests wait for a slot. */
function waitVariability(
  { serviceRate, slots }: Rates,
  residences: readonly StreamResidence[],
  load: Load,
  share: number,
): number {
  const fullRate = serviceRate(slots);
  const inSlot = mixtureCumulants(residences.map(({ stream, total }) => ({ share: stream.share, cumulants: total })));
  const arrivalRate = load.kind === "open" ? (load.rateRps * share) / 1000 : fullRate;
  return variabilityFactor(arrivalVariability(load), scvOf(inSlot), slots, arrivalRate / fullRate);
}

/** One mix under one load: the analytic model's heart. Pure; finite for every valid system. */
export function evaluate(machine: Machine, mix: Mix, load: Load): Evaluation {
  const queueing = queueingOf(machine, mix);
  const share = queueing.private ? 1 / mix.processes : 1;
  const queues = queueing.private ? mix.processes : 1;
  const rates = ratesUnder(machine, mix, queueing, load);
  const exponential = stateOf(load, share, rates, queueing, 1);
  const variability = waitVariability(rates, residencesOf(machine, rates, exponential), load, share);
  const state = stateOf(load, share, rates, queueing, variability);
  const residences = residencesOf(machine, rates, state);
  const throughput = state.throughput * queues;
  const attempts = state.blocking < 1 ? throughput / (1 - state.blocking) : throughput;
  const capacity = rates.serviceRate(queueing.slots) * queues;
  const idle = throughput * machine.workload.idleMs;
  return {
    mix,
    queueing,
    state,
    offered: load.kind === "open" ? load.rateRps / 1000 : attempts,
    throughput,
    // Closed traffic couples the processes through a mean, good to some 1e-4: what is served now can be served.
    capacity: Math.max(
      throughput,
      Math.min(capacity, machine.workload.cpuMs > 0 ? machine.cores / machine.workload.cpuMs : capacity),
    ),
    meanInSystem: (state.inService + state.waiting) * queues - idle,
    inService: state.inService * queues,
    meanWaitMs: state.throughput > 0 ? state.waiting / state.throughput : 0,
    residences,
  };
}
