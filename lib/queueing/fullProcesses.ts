import { erlangB } from "./erlang";
import { readyProcesses } from "./readyProcesses";

/** ln g between which the processes are all but idle and all but never. */
const WIDEST = 40;
const STEPS = 60;
const PRECISION = 1e-10;

/**
 * X(PT) of P processes with a GIL each, all T slots of each taken, on C < P cores. A process of speed v has work with
 * probability 1 − B(T, Z v/D), Erlang's loss formula (all T requests are in their waits), and v = E[min(K, C)]/E[K] for the
 * number K of those that have: the law of K that agrees with itself, by bisection. Exact for T = 1.
 */
export function fullRate(processes: number, threads: number, cores: number, demand: number, delay: number): number {
  let low = -WIDEST;
  let high = WIDEST;
  let busy = 0;
  for (let step = 0; step < STEPS && high - low > PRECISION; step++) {
    const middle = (low + high) / 2;
    const law = readyProcesses(processes, cores, Math.exp(middle));
    busy = law.busy;
    const wanted = processes * (1 - erlangB(threads, (delay * law.busy) / law.ready / demand));
    if (law.ready < wanted) low = middle;
    else high = middle;
  }
  return busy / demand;
}
