import type { Load } from "@/lib/scenario/traffic";

/** Bursts that outlast this many mean interarrival times are a change of load, not variability. */
const LARGEST = 200;

/**
 * Asymptotic index of dispersion of the arrivals: 1 Poisson, 0 paced. A two-state MMPP with rates λ₁, λ₂, shares
 * p, 1 − p and mean burst b has 1 + 2 p (1 − p)² b (λ₁ − λ₂)² / λ (Fischer & Meier-Hellstern 1993).
 */
export function arrivalVariability(load: Load): number {
  if (load.kind === "closed" || load.arrivals.process === "poisson") return 1;
  if (load.arrivals.process === "paced") return 0;
  const { burstRatio, burstShare, burstMs } = load.arrivals;
  const rate = load.rateRps / 1000;
  const calmRatio = (1 - burstRatio * burstShare) / (1 - burstShare);
  const gap = rate * (burstRatio - calmRatio);
  const index = 1 + (2 * burstShare * (1 - burstShare) ** 2 * burstMs * gap * gap) / rate;
  return Math.min(index, LARGEST);
}
