import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { predict } from "@/lib/analytic/predict";
import { scenarioOf } from "./caseSystem";
import { analyticFigures } from "./figures";
import { actualFigures } from "./judge";
import { parseCases } from "./measuredCase";

const CASES = parseCases(JSON.parse(readFileSync(new URL("data/cases.json", import.meta.url), "utf8")));

function both(id: string) {
  const one = CASES.find((candidate) => candidate.id.startsWith(id));
  if (one === undefined) throw new Error(`There is no case ${id}.`);
  return {
    equilibrium: predict(scenarioOf(one)).performance?.client,
    experiment: analyticFigures(one),
    actual: actualFigures(one),
  };
}

test("t15, slots 98 % busy for 30 s: the queue of that time, not that of equilibrium", () => {
  const { equilibrium, experiment, actual } = both("t15");
  expect(equilibrium?.p95Ms).toBeGreaterThan(2 * (actual.p95_ms ?? Number.NaN));
  expect(Math.abs((experiment?.p95_ms ?? Number.NaN) / (actual.p95_ms ?? Number.NaN) - 1)).toBeLessThan(0.35);
  expect(Math.abs((experiment?.mean_ms ?? Number.NaN) / (actual.mean_ms ?? Number.NaN) - 1)).toBeLessThan(0.15);
});

test.each(["t06", "t16", "t20", "t35"])("%s, below 90 % of capacity or closed: within 1 % of equilibrium", (id) => {
  const { equilibrium, experiment } = both(id);
  expect((experiment?.p95_ms ?? Number.NaN) / (equilibrium?.p95Ms ?? Number.NaN)).toBeCloseTo(1, 2);
});
