import { exponential } from "./exponential";
import { normal } from "./normal";
import type { RandomStream } from "./randomStream";

/**
 * A draw from the gamma distribution of `shape` and scale 1, by Marsaglia and Tsang (2000); for shape < 1 by their
 * boost: gamma(shape + 1) × U^(1/shape), with U^(1/shape) as exp(−E/shape).
 */
export function gamma(random: RandomStream, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * Math.exp(-exponential(random) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
