import type { Machine } from "./machine";

/**
 * Bursts of one request come back to the GIL soon after one another, and find more than the average there: measured with
 * the `ideal` server's simulation, one process, two and eight bursts, loads of 0.5 and 0.8, exponential demands. Where
 * turns are cut short the GIL is shared evenly, and then it does not matter when they come.
 */
const BUNCHING = 0.55;

/** How much longer bursts wait in order of arrival because those of one request come together: `waits` for each ms of CPU. */
export function bunching({ system, meanBursts }: Machine, busy: number, wait: number, waits: number): number {
  if (system.gil.kind !== "fifo" || busy >= 1) return 0;
  const atGil = 1 + (wait * busy) / (1 - busy);
  return (BUNCHING * (1 - 1 / meanBursts) * atGil) / (atGil + waits);
}
