import fc from "fast-check";
import { expect, test } from "vitest";
import { lowerGamma } from "./incompleteGamma";
import { normalCdf } from "./normalDistribution";
import { fitService, type ServiceFit } from "./serviceFit";
import { lawCdf } from "./serviceLaw";

function cdf({ laws }: ServiceFit, time: number): number {
  return laws.reduce((sum, law) => sum + law.share * lawCdf(law, time), 0);
}

const cv = fc.double({ min: 0.02, max: 4, noNaN: true });

test("a gamma law comes back", () => {
  fc.assert(
    fc.property(cv, fc.double({ min: 0.1, max: 5, noNaN: true }), (c, time) => {
      const fit = fitService({ mean: 1, variance: c * c, third: 2 * c ** 4 });
      expect(cdf(fit, time)).toBeCloseTo(lowerGamma(1 / (c * c), time / (c * c)), 9);
    }),
  );
});

test("a lognormal law comes back", () => {
  fc.assert(
    fc.property(cv, fc.double({ min: 0.1, max: 5, noNaN: true }), (c, time) => {
      const fit = fitService({ mean: 1, variance: c * c, third: (3 * c + c ** 3) * c ** 3 });
      const sigma = Math.sqrt(Math.log1p(c * c));
      expect(cdf(fit, time)).toBeCloseTo(normalCdf((Math.log(time) + (sigma * sigma) / 2) / sigma), 9);
    }),
  );
});

test("an exponential law is exact, a constant is a step", () => {
  expect(cdf(fitService({ mean: 2, variance: 4, third: 16 }), 3)).toBeCloseTo(-Math.expm1(-1.5), 14);
  const step = fitService({ mean: 2, variance: 0, third: 0 });
  expect([cdf(step, 1.999), cdf(step, 2)]).toEqual([0, 1]);
});
