import { type DepartureVariability, departureVariability } from "@/lib/queueing/departureVariability";
import { evenSplit } from "@/lib/queueing/evenSplit";
import { flowEquivalent, remembered, type StationRate } from "@/lib/queueing/flowEquivalent";
import { fullRate } from "@/lib/queueing/fullProcesses";
import { meanOccupied } from "@/lib/queueing/occupiedCells";
import { FEW_SLOTS, sharedCores } from "@/lib/queueing/sharedCores";
import { HOST_SCHEDULING } from "@/lib/servers/hostScheduling";
import { mixKey } from "@/lib/servers/mixKey";
import type { Mix } from "@/lib/servers/system";
import { type BackendStation, backendStations, waitingStation } from "./backendStations";
import { bunching } from "./bunching";
import { type CoupledSpeeds, coupledSpeeds, MANY_SLOTS } from "./coupledSpeed";
import type { Machine, Queueing, Rates } from "./machine";
import { processor } from "./processorRate";
import { ASLEEP } from "./serverCosts";

/** One chain holds all processes. */
const TOGETHER: CoupledSpeeds = { first: 1, relative: () => 1 };

/** A process of more slots is as good as never full. */
const MANY_THREADS = 64;

/** Whether the rates of a mix are the same under every load: processes with queues of their own slow each other down. */
export function alikeUnderLoad({ cores, gil, workload }: Machine, mix: Mix, queueing: Queueing): boolean {
  return !queueing.private || workload.cpuMs === 0 || (gil && mix.processes <= cores);
}

/** Completion rates of a mix; `ratePerProcess` is what each of its processes is asked for where that matters. */
export function ratesOf(machine: Machine, mix: Mix, queueing: Queueing, ratePerProcess: number): Rates {
  const { workload, cores, gil } = machine;
  const alike = alikeUnderLoad(machine, mix, queueing);
  const key = mixKey(mix);
  const known = alike ? machine.rates.get(key) : undefined;
  if (known !== undefined) return known;
  const delay = workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  const stations = backendStations(machine.system, mix, queueing.slots, queueing.private ? mix.processes : 1);
  // A process with a queue of its own serves alike however many slots it has: what neighbours share is computed once.
  const alikeFrom = alike ? 2 : gil ? MANY_SLOTS : FEW_SLOTS + 1;
  const siblings = mix.processes * 64 + Math.min(mix.threads, alikeFrom);
  const asked = alike ? 0 : ratePerProcess;
  const sibling = queueing.private && stations.length === 0 ? machine.processes.get(siblings) : undefined;
  if (sibling !== undefined && sibling.asked === asked) {
    const { computing, waiting } = sibling;
    const departures = departuresOf(queueing.slots, computing, waiting);
    const { serviceRate, processor: own, gils, sharing } = sibling.rates;
    const rates: Rates = {
      serviceRate,
      departures,
      slots: queueing.slots,
      processor: own,
      speed: sibling.rates.speed,
      gils,
      sharing,
      stations,
    };
    if (alike) machine.rates.set(key, rates);
    return rates;
  }
  const work = ratePerProcess * workload.cpuMs;
  const coupled = queueing.private && gil ? coupledSpeeds(mix.processes, mix.threads, cores, work) : TOGETHER;
  const speed = coupled.first;
  const { imbalance, toIdle } = machine;
  const { threads } = mix;
  const cpu = queueing.private
    ? gil
      ? processor({ processes: 1, threads, cores, gil, imbalance, toIdle })
      : { ready: (j: number) => j, rate: sharedCores(mix.processes, mix.threads, ratePerProcess * delay, cores, work) }
    : processor({ processes: mix.processes, threads, cores, gil, imbalance, toIdle });
  const contended = gil && mix.threads > 1;
  const demand = (workload.cpuMs + (contended ? gilWakeMs(machine, mix.processes) : 0)) / speed;
  const never = Number.POSITIVE_INFINITY;
  const computing = remembered((j) => (demand > 0 ? (cpu.rate(j) * coupled.relative(j)) / demand : never));
  const most = queueing.private ? Number.POSITIVE_INFINITY : queueing.slots;
  const alone = flowEquivalent(computing, waitingStation(delay, stations), most);
  const gils = queueing.private ? 1 : mix.processes;
  const ownPools = cores >= mix.processes && stations.every(({ pools }) => pools > 1);
  const split =
    contended && demand > 0 && gils > 1 && mix.threads <= MANY_THREADS && (stations.length === 0 || ownPools);
  const evened = split ? evenly(machine, mix, { random: alone, demand, delay, stations }) : alone;
  const coreWait = contended ? mostCoreWaitMs(machine, mix.processes) : 0;
  const late = coreWait > 0 ? flowEquivalent(computing, waitingStation(delay + coreWait, stations), most) : alone;
  const evenedLate: StationRate = late === alone ? evened : (n) => (late(n) * evened(n)) / alone(n);
  const shared = contended && demand > 0 ? besideOthers(evened, evenedLate, machine, mix.processes / gils) : alone;
  const corrected = contended && demand > 0 ? inTurns(shared, delay, demand, gils, machine) : alone;
  // Processes on cores of their own whose slots are all taken leave one another alone.
  const apart = split && cores >= gils;
  const rates = {
    serviceRate: corrected,
    departures: apart
      ? departuresOf(
          mix.threads,
          (j) => Math.min(1, j, cores) / demand,
          waitingStation(
            delay,
            stations.map((station) => ({ ...station, pools: 1 })),
          ),
          gils,
        )
      : departuresOf(queueing.slots, computing, waitingStation(delay, stations)),
    slots: queueing.slots,
    processor: cpu,
    speed,
    gils,
    sharing: contended && demand > 0 ? { rate: shared, demand, delay } : null,
    stations,
  };
  if (alike) machine.rates.set(key, rates);
  if (queueing.private && stations.length === 0)
    machine.processes.set(siblings, {
      asked,
      rates,
      computing,
      waiting: waitingStation(delay, stations),
    });
  return rates;
}

/** How irregularly full slots of so many alike are freed, worked out once if asked for. */
function departuresOf(
  slots: number,
  computing: StationRate,
  waiting: StationRate,
  alike = 1,
): () => DepartureVariability {
  let known: DepartureVariability | null = null;
  return () => {
    if (known === null) {
      const one = departureVariability(slots, computing, waiting);
      known = { ...one, atFirst: alike * one.atFirst, varianceAtFirst: alike * one.varianceAtFirst };
    }
    return known;
  };
}

/** By machine: X(n) of P processes on cores of their own. */
const unhindered = new WeakMap<Machine, Map<number, StationRate>>();

/** X(n) of P processes on cores of their own, requests falling on them at random; whatever their slots, so that mixes share it. */
function unhinderedRate(machine: Machine, processes: number, demand: number, delay: number): StationRate {
  const rates = unhindered.get(machine) ?? new Map<number, StationRate>();
  unhindered.set(machine, rates);
  const known = rates.get(processes);
  if (known !== undefined) return known;
  const waits: StationRate = (n) => (delay > 1e-9 ? n / delay : Number.POSITIVE_INFINITY);
  const made = remembered(flowEquivalent((j) => meanOccupied(processes, j) / demand, waits));
  rates.set(processes, made);
  return made;
}

/** X(n) of processes that share a queue, each with a GIL: as free slots decide who takes the next request. */
function evenly(
  machine: Machine,
  { processes, threads }: Mix,
  {
    random,
    demand,
    delay,
    stations,
  }: { random: StationRate; demand: number; delay: number; stations: readonly BackendStation[] },
): StationRate {
  const { cores, system } = machine;
  const own = stations.map((station) => ({ ...station, pools: 1 }));
  const alone =
    own.length === 0
      ? unhinderedRate(machine, 1, demand / Math.min(1, cores), delay)
      : flowEquivalent(() => 1 / demand, waitingStation(delay, own));
  const apart = cores >= processes ? random : unhinderedRate(machine, processes, demand, delay);
  return remembered(
    evenSplit({
      processes,
      threads,
      random,
      apart,
      alone,
      fewest: system.behaviour.dispatch === "least",
      full: cores >= processes ? processes * alone(threads) : fullRate(processes, threads, cores, demand, delay),
    }),
  );
}

/**
 * Corrects X(n) for bursts that do not share a GIL evenly. U = X D is first turned into the population m
 * that would give it were the number at the GIL U/(1−U), as in M/M/1; the corrected U' is what m gives where it
 * is U + h U²/(1−U), as in M/G/1: (h − a) U'² + (a + m) U' − m = 0 with a = 1 + Z/D. U' → 1 with U.
 */
function inTurns(serviceRate: StationRate, delay: number, demand: number, gils: number, machine: Machine): StationRate {
  const { turns } = machine;
  const a = 1 + delay / demand;
  return remembered((n) => {
    const x = serviceRate(n);
    const busy = (x * demand) / gils;
    let rate = x;
    if (n > 1 && busy < 1 - 1e-9) {
      const m = (a - 1) * busy + busy / (1 - busy);
      const wait = turns.factor(busy);
      const factor = wait * (1 + bunching(machine, busy, wait, a - 1));
      const other = (2 * m) / (a + m + Math.sqrt((a - m) ** 2 + 4 * factor * m));
      rate = Math.min((other * gils) / demand, n / (delay + demand));
    }
    return rate;
  });
}

/** At the use from which it matters, so many bursts find their GIL taken. */
const CONTENDED = 0.75;
/** What one core is busy for then. */
const BUSY = 0.8;

/**
 * CPU time for which a request keeps its GIL beyond its own: a thread that is woken on a core asleep has the GIL while that
 * wakes up, and one that waited for the GIL is woken once more. The demands count with the cores of a small machine that is busy
 * (`ASLEEP`); with fewer processes than cores there is always one asleep.
 */
function gilWakeMs({ system, meanBursts, cores }: Machine, processes: number): number {
  if (system.facts.kind === "ideal" || system.facts.slot === "greenlet") return 0;
  const asleep = processes < cores ? 1 : 1 - BUSY ** cores;
  return meanBursts * HOST_SCHEDULING.wakeMs * (Math.max(0, asleep - ASLEEP) + CONTENDED * asleep);
}

/**
 * The longest time that the threads of a request wait for cores, beyond their GIL, where several processes share the cores: a woken
 * thread joins the line of the core that it ran on, for a burst or until the next tick. Measured in the simulation of 4 × 8
 * threads on 4 CPUs with bursts of 1.2, 5 and 20 ms, at 50 % (0.27, 0.45, 0.6 ms a burst) and 80 % (1.8, 2.9, 3.0 ms).
 */
function mostCoreWaitMs({ system, cores, workload, meanBursts }: Machine, processes: number): number {
  if (processes === 1 || cores <= 1 || system.facts.kind === "ideal" || system.facts.slot === "greenlet") return 0;
  return meanBursts * 4 * (1 - 1 / processes) * -Math.expm1(-workload.cpuMs / meanBursts / 1.3);
}

/** Completion rates between those without a wait for cores and those with the longest: it is reached at 80 % use. */
function besideOthers(
  alone: StationRate,
  late: StationRate,
  { cores, workload }: Machine,
  queues: number,
): StationRate {
  if (alone === late) return alone;
  return (n) => {
    const x = alone(n);
    const waited = Math.min(1, (x * queues * workload.cpuMs) / cores / 0.8) ** 4;
    return 1 / ((1 - waited) / x + waited / late(n));
  };
}
