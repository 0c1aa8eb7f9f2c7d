import fc from "fast-check";
import { expect, test } from "vitest";
import { Histogram } from "./histogram";

function record(histogram: Histogram, value: number): void {
  histogram.value = value;
  histogram.record();
}

test("quantiles lie within 0.4 % of those of the sorted values", () => {
  const values = fc.array(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (sample, p) => {
      const histogram = new Histogram();
      for (const value of sample) record(histogram, value);
      const sorted = [...sample].sort((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
      expect(Math.abs(histogram.quantile(p) / exact - 1)).toBeLessThan(0.004);
    }),
  );
});

test("adding histograms is recording all their values; mean and variance are exact", () => {
  const [left, right, all] = [new Histogram(), new Histogram(), new Histogram()];
  for (const value of [0, 1, 5, 9]) {
    record(value > 4 ? left : right, value);
    record(all, value);
  }
  left.add(right);
  expect(left.count).toBe(4);
  expect(left.mean).toBe(3.75);
  expect(left.variance).toBeCloseTo(all.variance, 12);
  expect(left.variance).toBeCloseTo(50.75 / 3, 12);
  expect(left.quantile(0.5)).toBe(all.quantile(0.5));
  expect(left.shareAbove(4)).toBe(0.5);
});

test("an empty one answers 0, and clearing empties", () => {
  const histogram = new Histogram();
  record(histogram, 3);
  histogram.clear();
  expect([histogram.count, histogram.mean, histogram.variance, histogram.quantile(0.9)]).toEqual([0, 0, 0, 0]);
});
