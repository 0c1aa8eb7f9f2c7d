import { closedQueue } from "@/lib/queueing/closedQueue";
import { flowEquivalent, type StationRate } from "@/lib/queueing/flowEquivalent";
import { variabilityFactor } from "@/lib/queueing/multiserverVariability";
import { openQueue } from "@/lib/queueing/openQueue";
import type { QueueState } from "@/lib/queueing/queueState";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import { arrivalVariability } from "./arrivalVariability";
import { backendStations, backendWaitMs, waitingStation } from "./backendStations";
import { coupledSpeed } from "./coupledSpeed";
import { gammaCumulants, mixtureCumulants, scaledCumulants, sumCumulants } from "./cumulants";
import { type Machine, type Queueing, queueingOf, type Rates } from "./machine";
import { processor } from "./processorRate";
import type { WorkStream } from "./workload";

/** One stream's time in its slot, by where it goes. */
export interface StreamResidence {
  readonly stream: WorkStream;
  readonly cpu: Cumulants;
  readonly gilWait: Cumulants;
  readonly cpuWait: Cumulants;
  readonly backendWait: Cumulants;
  readonly total: Cumulants;
}

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

/** The rates of a mix do not depend on the load unless processes with queues of their own slow each other down. */
function ratesOf(machine: Machine, mix: Mix, queueing: Queueing, ratePerProcess: number): Rates {
  const { workload, cores, gil } = machine;
  const alike = !queueing.private || mix.processes <= cores;
  const key = mix.processes * 16_384 + mix.threads;
  const known = alike ? machine.rates.get(key) : undefined;
  if (known !== undefined) return known;
  const delay = workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  const speed = queueing.private ? coupledSpeed(mix.processes, cores, ratePerProcess * workload.cpuMs) : 1;
  const shape = { ...mix, cores, gil, imbalance: machine.imbalance, toIdle: machine.toIdle };
  const cpu = queueing.private
    ? processor({ ...shape, processes: 1, cores: gil ? cores : Math.max(1, cores / mix.processes) })
    : processor(shape);
  const demand = workload.cpuMs / speed;
  const never = Number.POSITIVE_INFINITY;
  const stations = backendStations(machine.system, mix, queueing.slots, queueing.private ? mix.processes : 1);
  const serviceRate = flowEquivalent(
    (j) => (demand > 0 ? cpu.rate(j) / demand : never),
    waitingStation(delay, stations),
  );
  const gils = queueing.private ? 1 : mix.processes;
  const corrected =
    gil && mix.threads > 1 && demand > 0
      ? inTurns(serviceRate, delay, demand, Math.min(gils, cores), machine)
      : serviceRate;
  const rates = { serviceRate: corrected, slots: queueing.slots, processor: cpu, speed, gils, stations };
  if (alike) machine.rates.set(key, rates);
  return rates;
}

/**
 * Corrects X(n) for bursts that do not share a GIL evenly. U = X D is first turned into the population m
 * that would give it were the number at the GIL U/(1−U), as in M/M/1; the corrected U' is what m gives where it
 * is U + h U²/(1−U), as in M/G/1: (h − a) U'² + (a + m) U' − m = 0 with a = 1 + Z/D. U' → 1 with U.
 */
function inTurns(
  serviceRate: StationRate,
  delay: number,
  demand: number,
  gils: number,
  { turns }: Machine,
): StationRate {
  const a = 1 + delay / demand;
  const known: number[] = [];
  return (n) => {
    const before = known[n];
    if (before !== undefined) return before;
    const x = serviceRate(n);
    const busy = (x * demand) / gils;
    let rate = x;
    if (n > 1 && busy < 1 - 1e-9) {
      const m = (a - 1) * busy + busy / (1 - busy);
      const other = (2 * m) / (a + m + Math.sqrt((a - m) ** 2 + 4 * turns.factor(busy) * m));
      rate = Math.min((other * gils) / demand, n / (delay + demand));
    }
    if (n < 4096) known[n] = rate;
    return rate;
  };
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
 * The rates at the speed that the load leaves each process. What users ask of processes that slow each other down
 * depends on how fast they are answered: the rate that agrees with itself is found by bisection.
 */
function ratesUnder(machine: Machine, mix: Mix, queueing: Queueing, load: Load): Rates {
  if (load.kind === "open") return ratesOf(machine, mix, queueing, load.rateRps / 1000 / mix.processes);
  const { cores, workload } = machine;
  if (!queueing.private || mix.processes <= cores || workload.cpuMs === 0) return ratesOf(machine, mix, queueing, 0);
  const share = 1 / mix.processes;
  let low = 0;
  let high = (cores * share) / workload.cpuMs;
  for (let step = 0; step < 40 && high - low > 1e-9 * high; step++) {
    const rate = (low + high) / 2;
    const state = stateOf(load, share, ratesOf(machine, mix, queueing, rate), queueing, 1);
    if (state.throughput > rate) low = rate;
    else high = rate;
  }
  return ratesOf(machine, mix, queueing, high);
}

/** How the mean wait for CPU is shared out: by turns at the GIL, by work where cores are shared. */
function residencesOf(machine: Machine, rates: Rates, state: QueueState): StreamResidence[] {
  const { workload } = machine;
  const residence = state.throughput > 0 ? state.inService / state.throughput : 0;
  const fixed = workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  const allWaits = Math.max(0, residence - fixed - workload.cpuMs);
  const backend = backendWaitMs(rates.stations, state.throughput, allWaits);
  const wait = allWaits - backend;
  const wanting = state.throughput * (workload.cpuMs + wait);
  const ready = rates.processor.ready(Math.max(1, wanting));
  const onGil =
    machine.gil && wanting > 1
      ? Math.max(
          0,
          Math.min(1, (wanting - ready) / Math.max(wanting - rates.processor.rate(Math.max(1, wanting)), 1e-12)),
        )
      : 0;
  const meanBursts = workload.streams.reduce((sum, stream) => sum + stream.share * stream.bursts, 0);
  const gils = machine.gil ? Math.min(rates.gils, machine.cores) : 1;
  const busy = Math.min(1, (state.throughput * workload.cpuMs) / gils);
  const relative = machine.turns.relative(busy);
  const waitScv = machine.turns.waitScv(busy);
  return workload.streams.map((stream, index) => {
    const shareOfWork = workload.cpuMs > 0 ? stream.cpu.mean / workload.cpuMs : 0;
    const gilMean = (wait * onGil * stream.bursts * (relative[index] ?? 1)) / meanBursts;
    const cpuMean = wait * (1 - onGil) * shareOfWork;
    // Turns after the first come with more work of one's own: that part of the wait grows with the demand.
    const withWork = gilMean * (1 - 1 / (machine.turns.turns[index] ?? 1));
    const stretch = stream.cpu.mean > 0 ? (stream.cpu.mean + cpuMean + withWork) / stream.cpu.mean : 1;
    const stretched = scaledCumulants(stream.cpu, stretch);
    const backendWait = gammaCumulants(workload.ioMs > 0 ? (backend * stream.io.mean) / workload.ioMs : 0, 1);
    const once = gammaCumulants(gilMean - withWork, waitScv / stream.bursts);
    return {
      stream,
      cpu: stream.cpu,
      gilWait: { ...once, mean: gilMean },
      cpuWait: {
        mean: cpuMean,
        variance: stretched.variance - stream.cpu.variance,
        third: stretched.third - stream.cpu.third,
      },
      backendWait,
      total: sumCumulants(stretched, once, backendWait, stream.io, stream.upload, stream.drain),
    };
  });
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
    capacity: Math.min(capacity, machine.workload.cpuMs > 0 ? machine.cores / machine.workload.cpuMs : capacity),
    meanInSystem: (state.inService + state.waiting) * queues - idle,
    inService: state.inService * queues,
    meanWaitMs: state.throughput > 0 ? state.waiting / state.throughput : 0,
    residences,
  };
}
