import { normalCdf } from "./normalDistribution";

const PANELS = 64;

/**
 * Mean of a queue that began empty, relative to its equilibrium, a time `time` later, in units of σ²/d² (σ² the variance
 * of its in- and outflow per unit of time, d the slack): H₁(t) = 1 − 2 (1 + t) Φᶜ(√t) + 2 √t φ(√t), of reflected Brownian motion
 * (Abate & Whitt, "Transient behavior of regulated Brownian motion, I", Adv. Appl. Prob. 19, 1987).
 */
export function emptyStart(time: number): number {
  const root = Math.sqrt(time);
  const density = Math.exp(-time / 2) / Math.sqrt(2 * Math.PI);
  return Math.min(1, Math.max(0, 1 - 2 * (1 + time) * normalCdf(-root) + 2 * root * density));
}

/** Its mean over an interval, by Simpson's rule in √t, in which it is smooth. */
export function emptyStartMean(from: number, to: number): number {
  if (!(to > from)) return emptyStart(from);
  const start = Math.sqrt(from);
  const step = (Math.sqrt(to) - start) / PANELS;
  let sum = 0;
  for (let point = 0; point <= PANELS; point++) {
    const root = start + point * step;
    const weight = point === 0 || point === PANELS ? 1 : point % 2 === 1 ? 4 : 2;
    sum += weight * 2 * root * emptyStart(root * root);
  }
  return (sum * step) / 3 / (to - from);
}
