import type { RandomStream } from "./randomStream";

/** A draw from the standard normal distribution, by Marsaglia's polar method (1964); the second of each pair is not kept. */
export function normal(random: RandomStream): number {
  for (;;) {
    const u = 2 * random.uniform() - 1;
    const v = 2 * random.uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}
