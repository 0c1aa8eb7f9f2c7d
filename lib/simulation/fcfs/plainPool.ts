import { downloadMs } from "@/lib/network/holdTime";
import type { Mix, System, SystemClass } from "@/lib/servers/system";

/** c servers alike, one queue in order of arrival, and what clients see on top: a system that needs no event list. */
export interface PlainPool {
  readonly servers: number;
  /** How many may wait; Infinity for no limit. */
  readonly places: number;
  /** Of each class, from the server's answer to the client's last byte. */
  readonly offsetMs: readonly number[];
}

/** Beyond this many the queue counts as unlimited, where the servers keep up. */
const UNLIMITED = 10_000;

/** Whether the class only computes, and its clients all wait equally long for its equally long responses. */
function isPlain({ ioPhases, ioMs, links, responseBytes, requestBodyBytes, backend }: SystemClass): boolean {
  const onlyComputes = (ioPhases === 0 || ioMs.mean === 0) && backend === null;
  const alike = links.length === 1 && (responseBytes.family === "deterministic" || responseBytes.mean === 0);
  return onlyComputes && alike && requestBodyBytes.mean === 0;
}

/** The pool that the system under the mix is, exactly; null where it is more than that. */
export function plainPoolOf(system: System, { processes, threads }: Mix): PlainPool | null {
  const { facts, load, cpu, classes, client, gil } = system;
  if (facts.kind !== "ideal" || load.kind !== "open" || !classes.every(isPlain)) return null;
  if (client.timeoutMs !== null || system.frontEndTimeoutMs !== null || system.timeout !== null) return null;
  if (system.keepAlive !== null || system.maxRequests !== null) return null;
  // With more threads than cores, or several in front of one lock, requests slow each other down.
  const servers = processes * threads;
  if (servers > cpu.capacity || (threads > 1 && (processes > 1 || gil.kind !== "none"))) return null;
  if (system.behaviour.dispatch === "private" && processes > 1) return null;
  const meanMs = classes.reduce((sum, one) => sum + one.share * one.cpuMs.mean, 0);
  const keepsUp = (load.rateRps / 1000) * meanMs < servers;
  const { backlog } = system.accept;
  if (backlog > UNLIMITED && !keepsUp) return null;
  return {
    servers,
    places: backlog > UNLIMITED ? Number.POSITIVE_INFINITY : backlog,
    offsetMs: classes.map((one) => {
      const [link] = one.links;
      if (link === undefined) return 0;
      const downKbps = Math.min(link.downKbps, system.nicBytesPerMs * 8);
      return 2 * link.rttMs + downloadMs(one.responseBytes.mean, { ...link, downKbps }) + system.behaviour.latencyMs;
    }),
  };
}
