import { crossing } from "@/lib/queueing/crossing";
import { meanBodyHold, type WaitBefore } from "./bodyHold";
import type { Evaluation } from "./evaluate";
import type { Machine } from "./machine";
import { workloadOf } from "./workload";

/** Of a request's time in its slot, what nobody sees. */
const NEGLIGIBLE = 1e-6;
const PRECISION = 1e-6;

/** The machine while requests wait so long for their slots. */
function afterWaiting(machine: Machine, wait: WaitBefore): Machine {
  const { system, quota } = machine;
  const workload = workloadOf(system, wait);
  const fresh = { workload, rates: new Map(), processes: new Map(), races: new Map() };
  if (quota === null) return { ...machine, ...fresh };
  const atFullSpeed = { ...quota.atFullSpeed, ...fresh, rates: new Map(), processes: new Map(), races: new Map() };
  return { ...machine, ...fresh, quota: { ...quota, atFullSpeed } };
}

const queuedForLong = new WeakMap<Machine, Machine>();

/** The machine whose queue is so long that bodies are there when their turn comes, but for what is beyond the kernel's buffer. */
export function whenQueued(machine: Machine): Machine {
  if (machine.workload.uploadMs === 0) return machine;
  const known = queuedForLong.get(machine) ?? afterWaiting(machine, { delayed: 1, meanMs: Number.POSITIVE_INFINITY });
  queuedForLong.set(machine, known);
  return known;
}

/** The mean hold by the wait, of machines whose workers read bodies. */
const holds = new WeakMap<Machine, (wait: WaitBefore) => number>();

function holdOf(machine: Machine): (wait: WaitBefore) => number {
  const known = holds.get(machine) ?? meanBodyHold(machine.system);
  holds.set(machine, known);
  return known;
}

/**
 * Bodies arrive while their requests wait: the longer the queue, the shorter a body keeps its worker, and the shorter the
 * queue. The wait is looked for at which both agree: as an exponential one of all requests whose mean hold is that which
 * the waits of `at` leave. That grows with the hold, so that there is one. With a queue without end the capacity is that
 * of bodies that have come.
 */
export function withQueuedBodies(machine: Machine, at: (machine: Machine) => Evaluation): Evaluation {
  const { uploadMs } = machine.workload;
  const found = at(machine);
  if (uploadMs === 0) return found;
  const hold = holdOf(machine);
  const left = ({ parts }: Evaluation) =>
    parts.reduce((sum, { share, state, meanWaitMs }) => {
      const { delayed } = state.wait;
      return sum + share * hold({ delayed, meanMs: delayed > 0 ? meanWaitMs / delayed : 0 });
    }, 0);
  const over = uploadMs - left(found);
  if (found.throughput <= 0 || over * found.throughput <= NEGLIGIBLE * found.inService) return found;
  const longest = whenQueued(machine);
  const last = at(longest);
  const under = longest.workload.uploadMs - left(last);
  if (under >= 0) return last;
  // The wait is uploadMs y/(1 − y).
  const lawAt = (y: number): WaitBefore => ({ delayed: 1, meanMs: (uploadMs * y) / (1 - y) });
  const evaluated = (y: number) => at(afterWaiting(machine, lawAt(y)));
  const excess = (y: number) => hold(lawAt(y)) - left(evaluated(y));
  const low = { x: 0, y: over };
  // The first guess: each ms of wait saves one.
  const guess = over / (over + uploadMs);
  const there = { x: guess, y: excess(guess) };
  const high = { x: 1, y: under };
  const y = there.y < 0 ? crossing(excess, low, there, PRECISION) : crossing(excess, there, high, PRECISION);
  return { ...evaluated(y), capacity: last.capacity };
}
