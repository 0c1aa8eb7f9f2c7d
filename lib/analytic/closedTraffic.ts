import { closedQueue } from "@/lib/queueing/closedQueue";
import { variabilityFactor } from "@/lib/queueing/multiserverVariability";
import type { QueueState } from "@/lib/queueing/queueState";
import type { Load } from "@/lib/scenario/traffic";
import type { Machine, Queueing, Rates } from "./machine";
import { slotVariability } from "./slotVariability";

/** Numbers of users this near each other are one. */
const PRECISION = 1e-7;
const STEPS = 30;

/**
 * Users of one queue who wait for their answers. A slot that is kept once the response has left (an idle connection, CPU
 * of the way out) is kept while its user thinks or asks again already: to the queue it is as if X V more users
 * came, X the throughput and V the time that it is kept. `share`: of the users, to this queue.
 */
export function closedState(
  { workload }: Machine,
  { slots, serviceRate }: Rates,
  { places }: Queueing,
  load: Extract<Load, { kind: "closed" }>,
  share: number,
  variability?: (use: number) => number,
): QueueState {
  const thinkTime = Math.max(load.thinkMs.mean + workload.networkMs, 1e-3);
  const asking = load.users * share;
  const at = (users: number) => closedQueue({ users, thinkTime, slots, serviceRate, places, variability });
  const kept = workload.idleMs + workload.afterMs;
  let state = at(asking);
  if (kept === 0) return state;
  // X V grows by less than a user for each: by secants from below.
  let users = asking;
  let slope = 0;
  for (let step = 0; step < STEPS; step++) {
    const next = users + (asking + state.throughput * kept - users) / (1 - slope);
    if (Math.abs(next - users) <= PRECISION * users) break;
    const before = state.throughput;
    state = at(next);
    slope = Math.min(0.99, Math.max(0, ((state.throughput - before) * kept) / (next - users)));
    users = next;
  }
  return state;
}

/** How much longer than in an exponential chain those users wait for a slot, by its use. */
export function closedVariability(machine: Machine, rates: Rates): (use: number) => number {
  return (use) => variabilityFactor(1, slotVariability(machine, rates), rates.slots, use);
}
