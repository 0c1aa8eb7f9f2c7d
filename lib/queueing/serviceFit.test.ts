import fc from "fast-check";
import { expect, test } from "vitest";
import { lowerGamma } from "./incompleteGamma";
import { normalCdf } from "./normalDistribution";
import { fitService } from "./serviceFit";

const cv = fc.double({ min: 0.02, max: 4, noNaN: true });

test("a gamma law comes back", () => {
  fc.assert(
    fc.property(cv, fc.double({ min: 0.1, max: 5, noNaN: true }), (c, time) => {
      const fit = fitService({ mean: 1, variance: c * c, third: 2 * c ** 4 });
      expect(fit.cdf(time)).toBeCloseTo(lowerGamma(1 / (c * c), time / (c * c)), 3);
    }),
  );
});

test("a lognormal law comes back", () => {
  fc.assert(
    fc.property(cv, fc.double({ min: 0.1, max: 5, noNaN: true }), (c, time) => {
      const fit = fitService({ mean: 1, variance: c * c, third: (3 * c + c ** 3) * c ** 3 });
      const sigma = Math.sqrt(Math.log1p(c * c));
      expect(fit.cdf(time)).toBeCloseTo(normalCdf((Math.log(time) + (sigma * sigma) / 2) / sigma), 3);
    }),
  );
});

test("an exponential law is exact, a constant is a step", () => {
  expect(fitService({ mean: 2, variance: 4, third: 16 }).cdf(3)).toBeCloseTo(-Math.expm1(-1.5), 14);
  const step = fitService({ mean: 2, variance: 0, third: 0 });
  expect([step.cdf(1.999), step.cdf(2)]).toEqual([0, 1]);
});
