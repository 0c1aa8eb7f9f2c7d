import { HOST_SCHEDULING } from "@/lib/servers/hostScheduling";
import type { Mix, System } from "@/lib/servers/system";

/**
 * CPU time that a request costs in the processes that are woken for its connection and find it gone, in ms: mean
 * number of other processes that wait for one, times what each loses. A process of threads that accept for
 * themselves waits while it has a free thread, each busy with probability `inService` / slots; an accepting thread
 * waits all the time; a loop of coroutines while it has nothing to run (`busyCores` shared evenly). Upper bound where
 * wake-ups come so close that one answers several connections.
 */
export function lostWakesMs(system: System, mix: Mix, use: { inService: number; busyCores: number }): number {
  const { accept, behaviour, facts } = system;
  if (accept.wakes === "one" || accept.reusePort || facts.kind === "ideal") return 0;
  const busyThread = Math.min(1, use.inService / (mix.processes * mix.threads));
  const busyLoop = Math.min(1, use.busyCores / mix.processes);
  const waits =
    facts.slot === "greenlet" ? 1 - busyLoop : behaviour.dispatch === "race" ? 1 : 1 - busyThread ** mix.threads;
  return (mix.processes - 1) * waits * (behaviour.lostWakeMs + HOST_SCHEDULING.switchMs);
}
