import { warmUpLength } from "./kernel/warmUp";
import type { Recorder } from "./server/recorder";

const FIRST_LOOK = 1000;
const LONGEST_WARM_UP = 64_000;

/** Runs until the first 1,000, 2,000 … requests have a stretch that a cut in their first half leaves steady. */
export function findWarmUp(run: { readonly recorder: Recorder; advance(requests: number): boolean }): void {
  for (let length = FIRST_LOOK; length <= LONGEST_WARM_UP; length *= 2) {
    const observed = new Float64Array(length);
    run.recorder.observe(observed);
    if (!run.advance(length)) return;
    if (warmUpLength(observed, run.recorder.observed) !== null) return;
  }
}
