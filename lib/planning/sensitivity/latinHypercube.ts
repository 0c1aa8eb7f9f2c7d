import type { RandomStream } from "@/lib/simulation/random/randomStream";

/**
 * Latin hypercube (McKay, Beckman & Conover 1979): `samples` points in the unit cube of `dimensions`, of which each
 * lies alone in its slice of every dimension. Any first part of it is spread at random, so that it may be stopped.
 */
export function latinHypercube(samples: number, dimensions: number, random: RandomStream): number[][] {
  const columns = Array.from({ length: dimensions }, () => {
    const slices = Array.from({ length: samples }, (_, index) => index);
    for (let last = samples - 1; last > 0; last--) {
      const other = random.below(last + 1);
      [slices[last], slices[other]] = [slices[other] ?? 0, slices[last] ?? 0];
    }
    return slices.map((slice) => (slice + random.uniform()) / samples);
  });
  return Array.from({ length: samples }, (_, sample) => columns.map((column) => column[sample] ?? 0));
}
