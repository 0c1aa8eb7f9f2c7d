import type { QueueState } from "@/lib/queueing/queueState";
import type { Rates } from "./machine";

/** Full or empty to rounding. */
const EDGE = 1e-6;
const NEVER_FULL = { atFirst: 0, varianceAtFirst: 0 };

/**
 * Variance of the slow-down that a burst meets where c processors are shared evenly: of (j + 1)/c, j others wanting
 * them. While slots are free, the excess over c is geometric of ratio U, as in an open system (mean m, second moment
 * m (1 + U)/(1 − U)); while all are taken j is that of the closed network. Of M/M/1 it makes the response's squared
 * coefficient of variation (2 + ρ)/(2 − ρ), which is exact (Ott, J. Appl. Prob. 21, 1984; Kleinrock II, §4.4): j changes while a
 * burst lasts, so that 1/(2 − U) of its variance is seen.
 * `excess`: mean slow-down less one; `servers` c; `use` U < 1.
 */
export function slowdownVariance(
  rates: Rates,
  state: QueueState,
  excess: number,
  servers: number,
  use: number,
): number {
  if (!(excess > EDGE)) return 0;
  const busy = Math.min(use, 1 - EDGE);
  const mean = excess * servers;
  const full = Math.min(1, state.wait.delayed);
  const { atFirst, varianceAtFirst } = full > EDGE ? rates.departures() : NEVER_FULL;
  const whenFull = Math.max(mean, atFirst - servers);
  const whenFree = full < 1 - EDGE ? Math.max(0, (mean - full * whenFull) / (1 - full)) : 0;
  const open = Math.min((whenFree * (1 + busy)) / (1 - busy) - whenFree * whenFree, whenFree * rates.slots);
  const variance =
    full * varianceAtFirst + (1 - full) * Math.max(0, open) + full * (1 - full) * (whenFull - whenFree) ** 2;
  return variance / (servers * servers * (2 - busy));
}
