import { expect, test } from "vitest";
import { emptyStart, emptyStartMean } from "./emptyStart";

test("rises from nought to one", () => {
  expect(emptyStart(0)).toBe(0);
  expect(emptyStart(40)).toBeCloseTo(1, 6);
  let before = 0;
  for (let time = 0.01; time < 20; time *= 1.3) {
    expect(emptyStart(time)).toBeGreaterThan(before);
    before = emptyStart(time);
  }
});

test("what is missing of the equilibrium adds up to half a unit: ∫ (1 − H₁) = ½", () => {
  expect(40 * (1 - emptyStartMean(0, 40))).toBeCloseTo(0.5, 3);
});
