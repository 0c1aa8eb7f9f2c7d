import type { RandomStream } from "./randomStream";

/** The last draw; see `exponential`. */
const drawn = new Float64Array(1);

/** A draw from the standard normal distribution, by Marsaglia's polar method (1964); the second of each pair is not kept. */
export function normal(random: RandomStream): number {
  renew(random);
  return drawn[0] ?? 0;
}

function renew(random: RandomStream): void {
  for (;;) {
    const u = 2 * random.uniform() - 1;
    const v = 2 * random.uniform() - 1;
    const s = u * u + v * v;
    if (s <= 0 || s >= 1) continue;
    drawn[0] = u * Math.sqrt((-2 * Math.log(s)) / s);
    return;
  }
}
