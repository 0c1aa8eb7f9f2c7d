import type { Load } from "@/lib/scenario/traffic";

/** Squared coefficient of variation of the times between arrivals, bursts aside: 1 Poisson, 0 paced. */
export function arrivalVariability(load: Load): number {
  return load.kind === "open" && load.arrivals.process === "paced" ? 0 : 1;
}
