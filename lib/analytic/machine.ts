import type { DepartureVariability } from "@/lib/queueing/departureVariability";
import type { StationRate } from "@/lib/queueing/flowEquivalent";
import { type TurnTaking, turnTaking } from "@/lib/queueing/quantumService";
import type { Mix, System } from "@/lib/servers/system";
import type { BackendStation } from "./backendStations";
import { type Processor, usableCores } from "./processorRate";
import type { Race } from "./raceShares";
import { type Workload, workloadOf } from "./workload";

/** CPython 2 looks for other threads every 100 ticks: about this long. */
const TICKS_MS = 1;

/** How fast one queue of a mix is served. */
export interface Rates {
  readonly serviceRate: StationRate;
  /** How irregularly requests leave while all slots are taken. */
  readonly departures: () => DepartureVariability;
  readonly slots: number;
  readonly processor: Processor;
  /** The slow-down of one process by the others, 1 where one chain holds them all. */
  readonly speed: number;
  /** GILs that take part in one queue. */
  readonly gils: number;
  /** Where GILs are taken in turns: what it would be if they were shared, and the CPU and waits of a request, ms. */
  readonly sharing: { readonly rate: StationRate; readonly demand: number; readonly delay: number } | null;
  readonly stations: readonly BackendStation[];
}

/** A process with a queue of its own, whatever its slots. */
interface OneProcess {
  /** Its arrival rate, where the rates depend on it. */
  readonly asked: number;
  readonly rates: Rates;
  readonly computing: StationRate;
  readonly waiting: StationRate;
}

/** A system with what every mix of it shares. */
export interface Machine {
  readonly system: System;
  readonly workload: Workload;
  readonly cores: number;
  /** A CPU quota that is less than the cores, and the machine until it is spent; null where there is none. */
  readonly quota: { readonly cores: number; readonly atFullSpeed: Machine } | null;
  /** Processor-sharing theory without a GIL, or one GIL a process. */
  readonly gil: boolean;
  /** How imperfectly the kernel spreads ready processes over cores, 0 for theory. */
  readonly imbalance: number;
  /** Share of a request's CPU bursts that an idle process takes: the first, where busy processes don't accept. */
  readonly toIdle: number;
  /** How bursts of one process wait for each other: in turns of a switch interval, or in order of arrival. */
  readonly turns: TurnTaking;
  /** CPU bursts of the mean request. */
  readonly meanBursts: number;
  /** Rates by mix, kept from one load to the next. */
  readonly rates: Map<number, Rates>;
  /** Of a process with a queue of its own, by the number of processes and what its threads change: its rates at the speed asked for last. */
  readonly processes: Map<number, OneProcess>;
  /** Races by the number of processes. */
  readonly races: Map<number, Race>;
}

/** Greenlets and theory run a burst to its end; a thread gives the GIL away after a switch interval. */
function turnsOf({ facts, gil }: System, { streams }: Workload, bursts: number): TurnTaking {
  const toTheEnd = facts.slot === "greenlet" || gil.kind === "fifo";
  return turnTaking(
    streams.map((stream) => ({
      share: (stream.share * stream.bursts) / bursts,
      mean: stream.cpu.mean / stream.bursts,
      scv: stream.cpu.mean > 0 ? stream.cpu.variance / stream.cpu.mean ** 2 : 0,
    })),
    toTheEnd ? Number.POSITIVE_INFINITY : gil.kind === "ticks" ? TICKS_MS : gil.switchIntervalMs,
  );
}

/**
 * On two CPUs, measured servers waited longer than with perfect sharing: a woken process often queues on the core
 * it ran on before, and a core that idles for less than half a millisecond does not look for work elsewhere
 * (kernel/sched/fair.c, sched_migration_cost). Fitted once, over all measured cases with two CPUs.
 */
const CORE_IMBALANCE = 0.2;

export function machineOf(system: System): Machine {
  const workload = workloadOf(system);
  const bursts = workload.streams.reduce((sum, stream) => sum + stream.share * stream.bursts, 0);
  const { cpu, facts } = system;
  const machine: Machine = {
    system,
    workload,
    cores: cpu.capacity,
    quota: null,
    gil: system.gil.kind !== "none",
    imbalance: facts.kind === "ideal" ? 0 : CORE_IMBALANCE,
    toIdle: facts.acceptorSharesGil && system.behaviour.dispatch === "race" ? 1 / bursts : 0,
    turns: turnsOf(system, workload, bursts),
    meanBursts: bursts,
    rates: new Map(),
    processes: new Map(),
    races: new Map(),
  };
  const cores = usableCores(system);
  if (cores >= cpu.capacity) return machine;
  const quota = { cores, atFullSpeed: machine };
  return { ...machine, cores, quota, rates: new Map(), processes: new Map(), races: new Map() };
}

/** File descriptors of one process bound what an unlimited acceptor can take in. */
const MOST_CONNECTIONS = 65_535;

/** Who holds the waiting requests: one queue for all slots, or one in each process. */
export interface Queueing {
  readonly private: boolean;
  /** Slots in front of one queue, and places to wait there. */
  readonly slots: number;
  readonly places: number;
}

/**
 * Loops of coroutines race for connections, and a request stays with its loop: a queue each, which takes new ones while it is
 * idle. Users who wait for their answers, bursts, and backends that loops share are followed with one queue for all.
 */
function loopsRace({ facts, behaviour, load, backends }: System): boolean {
  const steady = load.kind === "open" && load.arrivals.process !== "bursty";
  const apart = backends.every(({ onFull, scope }) => onFull === "error" || scope === "process");
  return facts.slot === "greenlet" && behaviour.dispatch === "race" && steady && apart;
}

export function queueingOf({ system }: Machine, { processes, threads }: Mix): Queueing {
  const { policy, connectionLimit, backlog, reusePort } = system.accept;
  const limit = connectionLimit === "slots" ? threads : Math.min(connectionLimit, MOST_CONNECTIONS);
  const greedy = policy === "greedy-to-connection-limit" || policy === "greedy-unbounded";
  const usable = greedy ? Math.min(threads, limit) : threads;
  const inside = greedy ? Math.max(0, limit - usable) : 0;
  // A queue of its own from the start: the kernel's hash, or theory's private queues.
  const apart = reusePort || system.behaviour.dispatch === "private";
  const privateQueue = processes > 1 && (apart || (greedy && inside > 0) || loopsRace(system));
  if (privateQueue)
    return { private: true, slots: usable, places: inside + (apart ? backlog : Math.floor(backlog / processes)) };
  return { private: false, slots: processes * usable, places: inside + backlog };
}
