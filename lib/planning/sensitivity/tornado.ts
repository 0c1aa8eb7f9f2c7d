import type { Reading, Sensitivity } from "./sensitivitySteps";

export type Measured = "objective" | "line";

export function readingOf(reading: Reading, measured: Measured): number | null {
  return measured === "objective" ? reading.objectiveMs : reading.loadLineRps;
}

/** How far an input moves what is measured, as a logarithm; endless where one side of it can't run. */
function reach({ low, high }: Sensitivity, base: Reading, measured: Measured): number {
  const middle = readingOf(base, measured);
  return Math.max(
    ...[low, high].map((side) => {
      const value = readingOf(side, measured);
      if (value === null || value <= 0) return Number.POSITIVE_INFINITY;
      return middle === null || middle <= 0 ? 0 : Math.abs(Math.log(value / middle));
    }),
  );
}

/** Inputs by how far they move it, the farthest first; those that do not move it left out. */
export function tornado(
  sensitivities: readonly Sensitivity[],
  base: Reading,
  measured: Measured,
  most: number,
): Sensitivity[] {
  return sensitivities
    .map((one) => ({ one, reach: reach(one, base, measured) }))
    .filter((entry) => entry.reach > 5e-4)
    .sort((a, b) => b.reach - a.reach)
    .slice(0, most)
    .map(({ one }) => one);
}

/**
 * What to measure first: the input whose own uncertainty moves the percentile most (elasticity × uncertainty);
 * null where nothing uncertain moves it.
 */
export function measureFirst(sensitivities: readonly Sensitivity[], measured: Measured): Sensitivity | null {
  const effect = (one: Sensitivity) => Math.abs(one.elasticity[measured]) * one.uncertainty;
  const [first] = [...sensitivities].sort((a, b) => effect(b) - effect(a));
  return first === undefined || effect(first) < 1e-3 ? null : first;
}
