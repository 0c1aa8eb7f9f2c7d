import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import type { SweepInput } from "./sweepInput";
import { type SweepRange, sweepValues } from "./sweepRange";
import { readBest, readKept, type SweepReading } from "./sweepReading";

/** One input and from where to where. */
export interface SweepAxis {
  readonly input: SweepInput;
  readonly range: SweepRange;
}

/** Whether each point keeps the mix on the screen, or has the best one of its own. */
export type SweepMix = { readonly kind: "kept"; readonly mix: Mix } | { readonly kind: "best" };

export interface SweepPoint {
  /** Value of the first input, and of the second where there are two. */
  readonly x: number;
  readonly y: number | null;
  /** Null where no mix holds the objectives at any load. */
  readonly reading: SweepReading | null;
}

export interface SweepStep {
  readonly xs: readonly number[];
  /** Empty for a sweep of one input. */
  readonly ys: readonly number[];
  /** What is known so far, in the order x by x, y by y. */
  readonly points: readonly SweepPoint[];
  readonly total: number;
}

const CURVE_POINTS = 33;
/** Those of the best mix each take a whole plan. */
const BEST_POINTS = 17;
const MAP_COLUMNS = 14;
const MAP_ROWS = 10;
const BEST_COLUMNS = 9;
const BEST_ROWS = 7;

/** Reads one or two inputs from end to end, a point a step. */
export function* sweepSteps(
  scenario: Scenario,
  x: SweepAxis,
  y: SweepAxis | null,
  follow: SweepMix,
): Generator<SweepStep> {
  const best = follow.kind === "best";
  const columns = y === null ? (best ? BEST_POINTS : CURVE_POINTS) : best ? BEST_COLUMNS : MAP_COLUMNS;
  const xs = sweepValues(scenario, x.input, x.range, columns);
  const ys = y === null ? [] : sweepValues(scenario, y.input, y.range, best ? BEST_ROWS : MAP_ROWS);
  const places =
    y === null
      ? xs.map((value) => [value, null] as const)
      : ys.flatMap((row) => xs.map((value) => [value, row] as const));
  const points: SweepPoint[] = [];
  for (const [atX, atY] of places) {
    const settings = [
      { path: x.input.path, value: atX },
      ...(y === null || atY === null ? [] : [{ path: y.input.path, value: atY }]),
    ];
    const reading = follow.kind === "best" ? readBest(scenario, settings) : readKept(scenario, follow.mix, settings);
    points.push({ x: atX, y: atY, reading });
    yield { xs, ys, points: [...points], total: places.length };
  }
}
