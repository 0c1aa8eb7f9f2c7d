import { expect, test } from "vitest";
import { logUpperGamma, lowerGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";
import { normalCdf } from "./normalDistribution";

test("ln Γ at values known in closed form", () => {
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
  expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 12);
  expect(logGamma(100)).toBeCloseTo(359.1342053695754, 10);
});

test("P(1, x) is the exponential law and P(½, z²/2) the normal one", () => {
  for (const x of [0.01, 0.5, 1, 3, 20]) expect(lowerGamma(1, x)).toBeCloseTo(-Math.expm1(-x), 13);
  // Φ(1) − Φ(−1) = 0.682689492137086 (Abramowitz & Stegun, table 26.1).
  expect(lowerGamma(0.5, 0.5)).toBeCloseTo(0.682689492137086, 13);
  expect(normalCdf(1)).toBeCloseTo(0.841344746, 6);
});

test("Q(a, x) of a whole a is a Poisson sum, far into its tail", () => {
  for (const [a, x] of [
    [3, 40],
    [10, 2],
    [50, 120],
  ] as const) {
    let term = Math.exp(-x);
    let sum = 0;
    for (let k = 0; k < a; k++) {
      sum += term;
      term *= x / (k + 1);
    }
    expect(logUpperGamma(a, x)).toBeCloseTo(Math.log(sum), 10);
  }
});
