import type { Load } from "@/lib/scenario/traffic";
import { FEW_GIVE_UP, meanPatience, shareAnswered } from "./answeredWithin";
import { type Attempt, attemptsAt } from "./attempts";
import type { Evaluation } from "./evaluate";
import type { Machine } from "./machine";
import { attemptsOf, patienceOf } from "./patience";

/** Of responses with that mean, none that anyone sees is so many times as long. */
const NOBODY_WAITS = 50;
/** Rates this near each other are one. */
const PRECISION = 3e-4;
const STEPS = 10;

/** Mean time from the first packet until the response has left the worker. */
function untilMs({ workload }: Machine, { meanInSystem, throughput }: Evaluation): number {
  const body = workload.streams.reduce(
    (sum, { share, clients }) => sum + share * clients.reduce((all, one) => all + one.share * one.body.mean, 0),
    0,
  );
  return body + (throughput > 0 ? meanInSystem / throughput : 0);
}

/**
 * Clients that give up after τ and try again at once, up to so many times. The server knows nothing of it and serves what
 * was given up all the same, but for bodies that never came whole. Of each attempt a share p comes to nothing, so that
 * a client makes Σ pᵏ of them; p depends on the load that they make: the least fixed point, from below, as a server that
 * starts empty finds it. Of users who think, those who gave up are back while their request still holds the server: as
 * many more users as are at work in vain. `at` evaluates the machine for patient clients.
 */
export function withPatience(machine: Machine, load: Load, at: (load: Load) => Evaluation): Evaluation {
  const { afterMs, retries } = patienceOf(machine.system);
  if (afterMs === Number.POSITIVE_INFINITY) return at(load);
  const { reaching } = machine.workload;
  return load.kind === "open"
    ? openTo(machine, afterMs, retries, (attempts) => at({ ...load, rateRps: load.rateRps * attempts * reaching }))
    : closedTo(machine, afterMs, retries, load, at);
}

function openTo(machine: Machine, afterMs: number, retries: number, at: (attempts: number) => Evaluation): Evaluation {
  const { reaching } = machine.workload;
  let attempts = attemptsOf(1 - reaching, retries);
  let found = at(attempts);
  if (afterMs > NOBODY_WAITS * untilMs(machine, found)) return found;
  let before: { readonly attempts: number; readonly asked: number } | null = null;
  let inTime = shareAnswered(attemptsAt(found.parts), afterMs);
  for (let step = 0; retries > 0 && step < STEPS; step++) {
    const asked = attemptsOf(1 - reaching * Math.min(1, inTime), retries);
    const gap = asked - attempts;
    if (gap <= PRECISION * attempts) break;
    // The chord: it falls short of the least fixed point as long as who gives up grows ever faster with the load.
    const slope = before === null ? 0 : (asked - before.asked) / (attempts - before.attempts);
    before = { attempts, asked };
    attempts = Math.min(retries + 1, attempts + (slope < 0.95 ? gap / (1 - slope) : 20 * gap));
    found = at(attempts);
    inTime = shareAnswered(attemptsAt(found.parts), afterMs);
  }
  return inTime < 1 - FEW_GIVE_UP ? { ...found, patienceMs: afterMs } : found;
}

function closedTo(
  machine: Machine,
  afterMs: number,
  retries: number,
  load: Extract<Load, { kind: "closed" }>,
  at: (load: Load) => Evaluation,
): Evaluation {
  const { reaching, networkMs } = machine.workload;
  let found = at(load);
  if (afterMs > NOBODY_WAITS * untilMs(machine, found)) return found;
  let cycle = Number.NaN;
  for (let step = 0; step < STEPS; step++) {
    const kinds: readonly Attempt[] = attemptsAt(found.parts);
    const inTime = shareAnswered(kinds, afterMs);
    const lost = 1 - reaching * inTime;
    if (lost < FEW_GIVE_UP) return found;
    const attempts = attemptsOf(lost, retries);
    const waited = meanPatience(kinds, afterMs);
    const inside = untilMs(machine, found);
    const inVain = Math.max(0, inside - waited);
    const bodyMs = inside - found.meanInSystem / found.throughput;
    const each = (1 - reaching) * afterMs + reaching * (waited + inTime * (networkMs - bodyMs));
    // Time from one request at the server to the same user's next.
    const wanted = (load.thinkMs.mean + attempts * each) / (attempts * reaching);
    const next = Number.isNaN(cycle) ? wanted : (cycle + wanted) / 2;
    if (Math.abs(next - cycle) <= PRECISION * cycle) break;
    cycle = next;
    const away = Math.max(0, cycle - (inside - bodyMs - inVain));
    found = at({
      ...load,
      users: (load.users * (cycle + inVain)) / cycle,
      thinkMs: { ...load.thinkMs, mean: away - networkMs },
    });
  }
  return { ...found, patienceMs: afterMs };
}
