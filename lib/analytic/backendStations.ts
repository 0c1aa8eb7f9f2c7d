import { erlangC } from "@/lib/queueing/erlang";
import { flowEquivalent, type StationRate } from "@/lib/queueing/flowEquivalent";
import type { Mix, System } from "@/lib/servers/system";
import { heldMs } from "./heldMs";

/** A backend whose connections one queue's requests can use up, so that they wait for one. */
export interface BackendStation {
  readonly connections: number;
  /** Time at it, and time that a connection is kept, of the mean request (those that don't use it count as 0). */
  readonly ioMs: number;
  readonly heldMs: number;
}

/** The backends that can make requests wait: fewer connections than slots, and requests that wait for one. */
export function backendStations(system: System, mix: Mix, slots: number, queues: number): BackendStation[] {
  return system.backends.flatMap((backend, index) => {
    if (backend.onFull !== "wait") return [];
    const whole = {
      process: backend.limit * mix.processes,
      machine: backend.limit,
      global: backend.limit / system.machines,
    };
    // Queues share what is there: none of them is left with less than one connection for good.
    const connections = Math.max(1, whole[backend.scope] / queues);
    if (connections >= slots) return [];
    let ioMs = 0;
    let held = 0;
    for (const one of system.classes) {
      if (one.backend !== index) continue;
      ioMs += one.share * one.ioMs.mean;
      held += one.share * heldMs(one.ioMs.mean, one.cpuMs.mean, one.ioPhases, backend.held);
    }
    return held > 1e-9 ? [{ connections, ioMs, heldMs: held }] : [];
  });
}

/** All waits of a request as one station: a plain delay, then each backend with at most its connections in use. */
export function waitingStation(delay: number, stations: readonly BackendStation[]): StationRate {
  const elsewhere = Math.max(0, delay - stations.reduce((sum, { ioMs }) => sum + ioMs, 0));
  const plain: StationRate = (n) => (elsewhere > 1e-9 ? n / elsewhere : Number.POSITIVE_INFINITY);
  return stations.reduce<StationRate>((others, { connections, ioMs, heldMs: held }) => {
    const most = connections / held;
    const own: StationRate = (n) => Math.min(ioMs > 0 ? n / ioMs : Number.POSITIVE_INFINITY, most);
    return flowEquivalent(own, others);
  }, plain);
}

/** Mean wait for a connection at that throughput, as in M/M/c; bounded by what all waits come to. */
export function backendWaitMs(stations: readonly BackendStation[], throughput: number, atMost: number): number {
  let wait = 0;
  for (const { connections, heldMs: held } of stations) {
    const erlangs = throughput * held;
    const servers = Math.max(1, Math.floor(connections));
    wait += erlangs < connections ? (erlangC(servers, erlangs) * held) / (connections - erlangs) : atMost;
  }
  return Math.min(wait, atMost);
}
