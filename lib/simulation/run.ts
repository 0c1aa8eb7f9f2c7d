import type { Averages } from "./averages";
import type { Recorder } from "./server/recorder";

/** One independent run and what it recorded. */
export interface Run {
  readonly recorder: Recorder;
  readonly averages: Averages;
  /** Length of the time that counts, in ms. */
  readonly countedMs: number;
  /** Goes on until `requests` more have ended, one way or the other; false when they do not come to an end. */
  advance(requests: number): boolean;
}
