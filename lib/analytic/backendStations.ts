import { erlangC } from "@/lib/queueing/erlang";
import { flowEquivalent, type StationRate } from "@/lib/queueing/flowEquivalent";
import { variabilityFactor } from "@/lib/queueing/multiserverVariability";
import { occupiedServers } from "@/lib/queueing/occupiedServers";
import type { Mix, System } from "@/lib/servers/system";
import { cumulantsOf, mixtureCumulants } from "./cumulants";
import { heldMs } from "./heldMs";

/** A backend whose connections one queue's requests can use up, so that they wait for one. */
export interface BackendStation {
  /** Pools of their own that the requests of one queue use, and connections in each. */
  readonly pools: number;
  readonly connections: number;
  /** Time at it, and time that a connection is kept, of the mean request (those that don't use it count as 0). */
  readonly ioMs: number;
  readonly heldMs: number;
  /** Squared coefficient of variation of the time that a connection is kept, of those that use it. */
  readonly scv: number;
  /** Times that a request takes a connection. */
  readonly visits: number;
}

/** The backends that can make requests wait: fewer connections than slots, and requests that wait for one. */
export function backendStations(system: System, mix: Mix, slots: number, queues: number): BackendStation[] {
  return system.backends.flatMap((backend, index) => {
    if (backend.onFull !== "wait") return [];
    // Queues share what is there: none of them is left with less than one connection for good.
    const shared = backend.limit / (backend.scope === "global" ? system.machines : 1) / queues;
    const apart = backend.scope === "process";
    const pools = apart ? mix.processes / queues : 1;
    const connections = apart ? backend.limit : Math.max(1, shared);
    if (connections * pools >= slots) return [];
    const users = system.classes.filter((one) => one.backend === index);
    const share = users.reduce((sum, one) => sum + one.share, 0);
    let ioMs = 0;
    let held = 0;
    let visits = 0;
    for (const one of users) {
      ioMs += one.share * one.ioMs.mean;
      held += one.share * heldMs(one.ioMs.mean, one.cpuMs.mean, one.ioPhases, backend.held);
      visits += (one.share / share) * (backend.held === "request" ? 1 : Math.max(1, one.ioPhases));
    }
    if (!(held > 1e-9)) return [];
    const { mean, variance } = mixtureCumulants(
      users.map((one) => ({ share: one.share / share, cumulants: cumulantsOf(one.ioMs) })),
    );
    return [{ pools, connections, ioMs, heldMs: held, scv: mean > 0 ? variance / (mean * mean) : 0, visits }];
  });
}

/** The connections in use while n requests are at a backend or wait for it, and `kept` for each of them has one. */
function holding(inUse: StationRate, kept: number): StationRate {
  if (kept === 1) return inUse;
  return (n) => {
    const holders = n * kept;
    const whole = Math.floor(holders);
    const low = whole > 0 ? inUse(whole) : 0;
    return low + (holders - whole) * (inUse(whole + 1) - low);
  };
}

/**
 * All waits of a request as one station: a plain delay, then each backend with at most its connections in use. One that
 * is kept between waits too is held by more requests than are at the backend: as many more as it is kept longer.
 */
export function waitingStation(delay: number, stations: readonly BackendStation[]): StationRate {
  const elsewhere = Math.max(0, delay - stations.reduce((sum, { ioMs }) => sum + ioMs, 0));
  const plain: StationRate = (n) => (elsewhere > 1e-9 ? n / elsewhere : Number.POSITIVE_INFINITY);
  return stations.reduce<StationRate>((others, { pools, connections, ioMs, heldMs: held }) => {
    const inUse = holding(occupiedServers(pools, connections), ioMs > 0 ? held / ioMs : 1);
    const own: StationRate = (n) => Math.min(ioMs > 0 ? n / ioMs : Number.POSITIVE_INFINITY, inUse(n) / held);
    return flowEquivalent(own, others);
  }, plain);
}

/** A backend's queue at a throughput. */
export interface BackendQueue {
  /** Busy share of its connections, and the chance that a request has to wait for one. */
  readonly use: number;
  readonly delayed: number;
  /** Wait for all its visits as in M/M/c, ms. */
  readonly exponentialMs: number;
  /** How many times that the wait is: connections are kept for less or more than exponential times, and visits of one request follow each other. */
  readonly h: number;
}

/** Share of the others' queue that a request meets again at its next visit: as at a GIL in order of arrival (`bunching.ts`). */
const AGAIN = 0.55;

/** The queue of one pool in open traffic; null where its connections can't follow. */
export function backendQueue(station: BackendStation, throughput: number, responseMs: number): BackendQueue | null {
  const { pools, connections, heldMs: held, scv, visits } = station;
  const erlangs = (throughput * held) / pools;
  if (erlangs >= connections * (1 - 1e-9)) return null;
  const servers = Math.max(1, Math.floor(connections));
  const use = erlangs / connections;
  const delayed = erlangC(servers, erlangs);
  const exponentialMs = (delayed * held) / (connections - erlangs);
  const there = held + exponentialMs;
  const again = (AGAIN * (1 - 1 / visits) * there) / Math.max(there, responseMs);
  return { use, delayed, exponentialMs, h: variabilityFactor(1, scv, servers, use) * (1 + again) };
}

/** Mean wait for a connection at that throughput; bounded by what all waits come to. */
export function backendWaitMs(stations: readonly BackendStation[], throughput: number, atMost: number): number {
  let wait = 0;
  for (const station of stations) {
    const queue = backendQueue(station, throughput, 0);
    wait += queue === null ? atMost : queue.exponentialMs * queue.h;
  }
  return Math.min(wait, atMost);
}

/** Below this a wait is as regular as that of all slots, none of which is ever free. */
const LEAST_SCV = 0.3;

/**
 * Squared coefficient of variation of a request's waits for connections: nothing with probability 1 − C, else about
 * exponential (M/M/c), and alike at all its visits, for a queue outlasts them. 1 without a queue in equilibrium.
 */
export function backendWaitScv(stations: readonly BackendStation[], throughput: number): number {
  const [station] = stations;
  const queue = station === undefined ? null : backendQueue(station, throughput, 0);
  return queue === null || queue.delayed < 1e-3 ? 1 : Math.max(LEAST_SCV, (2 - queue.delayed) / queue.delayed);
}
