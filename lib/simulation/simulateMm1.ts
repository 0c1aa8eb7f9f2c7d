import { Histogram } from "./kernel/histogram";
import { exponential } from "./random/exponential";
import type { RandomStream } from "./random/randomStream";

/**
 * Lindley's recursion: response times of a single-server FCFS queue, customer by customer, without an event list.
 * W ← max(0, W + S − A) with service S and time to the next arrival A, both drawn exponential of the given means.
 * The fast road for a plain M/M/1, and what the event-driven simulation is timed against.
 */
export function simulateMm1(
  means: { readonly interarrivalMs: number; readonly serviceMs: number },
  customers: number,
  random: RandomStream,
): Histogram {
  const responseTimes = new Histogram();
  let waitMs = 0;
  for (let customer = 0; customer < customers; customer++) {
    const residenceMs = waitMs + means.serviceMs * exponential(random);
    responseTimes.record(residenceMs);
    waitMs = Math.max(0, residenceMs - means.interarrivalMs * exponential(random));
  }
  return responseTimes;
}
