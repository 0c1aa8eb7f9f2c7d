import type { RandomStream } from "./randomStream";

/** Draws from the standard normal distribution, by Marsaglia's polar method (1964); the second of each pair is not kept. */
export function drawNormal(random: RandomStream): void {
  for (;;) {
    random.drawUniform();
    const u = 2 * random.drawn - 1;
    random.drawUniform();
    const v = 2 * random.drawn - 1;
    const s = u * u + v * v;
    if (s <= 0 || s >= 1) continue;
    random.drawn = u * Math.sqrt((-2 * Math.log(s)) / s);
    return;
  }
}
