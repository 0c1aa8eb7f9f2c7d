import { z } from "zod";

const count = z.int().min(0).max(100_000);
const mix = z.strictObject({ processes: count, threads: count });

/** What one mix came to: the numbers that a person compares between versions. Null where it can't run. */
const mixNumbers = mix.extend({
  /** Arrival rate at all machines at which an objective first fails. */
  loadLineRps: z.number().nullable(),
  /** 1 − load / load at the line. */
  headroom: z.number().nullable(),
  /** The first latency objective's percentile, where it is measured. */
  objectiveMs: z.number().nullable(),
  throughputRps: z.number().nullable(),
  memoryMiB: z.number(),
});
export type MixNumbers = z.infer<typeof mixNumbers>;

/** Cells along one side of a thumbnail, at most. */
export const MAX_THUMBNAIL_SIDE = 24;

/**
 * The mix map, small enough for a list: one letter a cell, row by row (fewest processes first).
 * `i` can't run, `x` overloaded, `f` misses an objective, `h` holds.
 */
const thumbnail = z
  .strictObject({
    rows: z.int().min(1).max(MAX_THUMBNAIL_SIDE),
    columns: z.int().min(1).max(MAX_THUMBNAIL_SIDE),
    cells: z.string().regex(/^[ixfh]*$/),
    /** Index among the cells; null where that mix is not on the map. */
    today: z.int().min(0).nullable(),
    recommended: z.int().min(0).nullable(),
  })
  .refine(({ rows, columns, cells }) => cells.length === rows * columns, { error: "A letter for each cell." });

/** What the model said of a version when it was saved, with what it takes to compute it again. */
export const versionResult = z.strictObject({
  modelVersion: z.string().min(1).max(40),
  /** Of the simulation that goes with it. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  /** The verdict as a sentence. */
  sentence: z.string().max(600),
  today: mixNumbers,
  recommended: mixNumbers.nullable(),
  thumbnail,
});
export type VersionResult = z.infer<typeof versionResult>;
