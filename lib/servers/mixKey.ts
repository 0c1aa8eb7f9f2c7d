import type { Mix } from "./system";

/** More threads than any scenario may ask for. */
const MOST_THREADS = 16_384;

/** One number for each mix, to look it up by. */
export function mixKey({ processes, threads }: Mix): number {
  return processes * MOST_THREADS + threads;
}
