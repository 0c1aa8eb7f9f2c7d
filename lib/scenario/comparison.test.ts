import { expect, test } from "vitest";
import { decodeComparison, encodeComparison } from "./comparison";
import { EXAMPLE } from "./presets/example";
import { LESSONS } from "./presets/lessons";

test("a comparison travels in a fragment, in its order", () => {
  const scenarios = [EXAMPLE, ...LESSONS.slice(0, 3).map(({ scenario }) => scenario)];
  expect(decodeComparison(`#${encodeComparison(scenarios)}`)).toEqual(scenarios);
  expect(decodeComparison("")).toEqual([]);
});

test("what can't be read, and a fifth, are refused with a reason", () => {
  expect(() => decodeComparison(`${encodeComparison([EXAMPLE])}~1.damaged`)).toThrow(/link/);
  expect(() => decodeComparison(encodeComparison(Array(5).fill(EXAMPLE)))).toThrow(/4 are the most/);
});
