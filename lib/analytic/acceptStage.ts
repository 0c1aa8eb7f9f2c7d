import type { Cumulants } from "@/lib/queueing/serviceFit";
import { NONE, sumCumulants } from "./cumulants";
import type { Part } from "./evaluate";
import type { Machine } from "./machine";

/** A thread so busy has a queue that only grows: longer waits are not told apart. */
const FULL = 0.97;

/** What one thread that takes the connections of a process makes them wait. */
export interface AcceptStage {
  readonly wait: Cumulants;
  /** Busy share of that thread; above 1 more connections come than it can take while the GIL is as busy. */
  readonly use: number;
}

/** Whether a thread of its own takes the connections of the only process, under the same GIL as the others. */
function hasAcceptor({ system, gil }: Machine): boolean {
  const { facts } = system;
  return gil && facts.kind !== "ideal" && facts.slot === "thread" && facts.acceptorSharesGil;
}

/** A wait in M/M/1 of that service time, of which a share counts. */
function queueWait(serviceMs: number, use: number, share: number): Cumulants {
  const delayedMs = (share * serviceMs) / (1 - use);
  const mean = use * delayedMs;
  const second = 2 * use * delayedMs ** 2;
  const variance = second - mean * mean;
  return { mean, variance, third: 6 * use * delayedMs ** 3 - 3 * mean * variance - mean ** 3 };
}

/**
 * One thread accepts for all threads of a process (Waitress, Cheroot, gunicorn's gthread worker), and for each connection it needs the
 * GIL like any burst: A = its CPU time + the wait W of a burst of one turn. A single server of rate 1/A: as the GIL fills it is
 * full first, where requests have short bursts and many come. Of b + 1 bursts one is the acceptor's, and work is conserved: the b
 * bursts' waits, worked out without it, are those of b + 1. The queue in front of it comes on top, but for what it keeps out of
 * the line at the GIL: all of it with two bursts a request, less the more there are. Where the acceptor sends the responses too,
 * they wait for its next turn (docs/model/accept.md).
 */
export function acceptStage(machine: Machine, { state, residences }: Part): AcceptStage | null {
  if (!hasAcceptor(machine)) return null;
  const { meanBursts, turns, system } = machine;
  const { acceptorSends, cpuSplit } = system.behaviour;
  const gilWaitMs = residences.reduce((sum, { stream, gilWait }) => sum + stream.share * gilWait.mean, 0);
  const turnMs = gilWaitMs / ((meanBursts + 1) * turns.meanTurns);
  const acceptMs = cpuSplit.acceptor * system.serverCpuMs + turnMs;
  const use = state.throughput * acceptMs;
  const queue = queueWait(acceptMs, Math.min(FULL, use), Math.max(0, 1 - 2 / meanBursts));
  const sending = acceptorSends ? { mean: turnMs, variance: turnMs ** 2, third: 2 * turnMs ** 3 } : NONE;
  return { wait: sumCumulants(queue, sending), use };
}

/** The same requests, with that wait on top of their time. */
export function accepted(part: Part, { wait }: AcceptStage): Part {
  return {
    ...part,
    residences: part.residences.map((residence) => ({
      ...residence,
      accept: wait,
      total: sumCumulants(residence.total, wait),
    })),
  };
}
