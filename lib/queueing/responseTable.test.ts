import { expect, test } from "vitest";
import { responseTable } from "./responseTable";
import { fitService } from "./serviceFit";
import { waitingDensity } from "./waitingDensity";

test("a wait that is nothing but rounding leaves a constant service constant", () => {
  const service = fitService({ mean: 1.6, variance: 0, third: 0 });
  const wait = waitingDensity({ kind: "phases", delayed: 1.1e-6, ratio: 1e-16, places: 511, phaseRate: 1e16 });
  const table = responseTable(wait, service);
  expect([1.599_999, 1.6, 1.7].map((time) => table.cdf(time))).toEqual([0, 1, 1]);
});
