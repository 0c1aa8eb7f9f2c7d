import { HOST_SCHEDULING } from "@/lib/servers/hostScheduling";
import type { System } from "@/lib/servers/system";

/** What server and kernel add to a request's own demands, ms. */
export interface ServerCosts {
  /** CPU under the GIL: the server's own work, and what each wait and each wake-up loses. */
  readonly cpuMs: number;
  /** Of it, what is spent once the response has left. */
  readonly afterMs: number;
  /** How much longer its waits last than asked. */
  readonly sleepMs: number;
  /** Bursts of CPU, each with a wait for its GIL and a core. */
  readonly bursts: number;
}

/** Leaving the idle state costs only where the core was idle: of one or two CPUs at 80 % load, about so often. */
export const ASLEEP = 0.4;

/**
 * The catalogue's CPU time of a server counts with two or three waits, so that the sum of its shares is the
 * server's own and each wait costs its system calls and a wake-up on top (measured: 0.06 ms a wait, `HOST_SCHEDULING`).
 */
export function serverCosts({ behaviour, facts, serverCpuMs }: System, waits: number): ServerCosts {
  const bursts = behaviour.computesLast ? waits + 1 : Math.max(1, waits);
  if (facts.kind === "ideal") return { cpuMs: serverCpuMs, afterMs: 0, sleepMs: 0, bursts };
  const { acceptor, before, after, cleanUp } = behaviour.cpuSplit;
  const { resumeMs, wakeMs, sleepMs } = HOST_SCHEDULING;
  return {
    cpuMs: serverCpuMs * (acceptor + before + after + cleanUp) + waits * resumeMs + bursts * wakeMs * ASLEEP,
    afterMs: serverCpuMs * cleanUp,
    sleepMs: waits * sleepMs,
    bursts,
  };
}
