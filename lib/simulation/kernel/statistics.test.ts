import { expect, test } from "vitest";
import { drawExponential } from "@/lib/simulation/random/exponential";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { estimate, relativePrecision } from "./estimate";
import { studentT } from "./studentT";
import { TimeWeighted } from "./timeWeighted";
import { warmUpLength } from "./warmUp";

test("Student t: tabled, interpolated and its limit (Abramowitz and Stegun, table 26.10)", () => {
  expect(studentT(9)).toBe(2.262);
  expect(studentT(9, 0.99)).toBe(3.25);
  expect(studentT(60)).toBeCloseTo(2.0, 2);
  expect(studentT(120, 0.99)).toBeCloseTo(2.617, 2);
  expect(studentT(1e9)).toBeCloseTo(1.96, 3);
});

test("an interval from five replications by hand: 10 ± 2.776 × √(2.5 / 5)", () => {
  const { value, low, high } = estimate(10, [8, 9, 10, 11, 12]);
  expect(value).toBe(10);
  expect(high - value).toBeCloseTo(2.776 * Math.sqrt(0.5), 10);
  expect(relativePrecision({ value, low, high })).toBeCloseTo((2.776 * Math.sqrt(0.5)) / 10, 10);
  expect(estimate(7, [7])).toEqual({ value: 7, low: 7, high: 7 });
});

test("MSER-5 cuts a transient and leaves a series without one alone", () => {
  const random = new RandomStream(4);
  const steady = Float64Array.from({ length: 2000 }, () => {
    drawExponential(random);
    return random.drawn;
  });
  expect(warmUpLength(steady, 2000)).toBeLessThan(200);
  const rising = steady.map((value, index) => value + 10 * Math.exp(-index / 60));
  const cut = warmUpLength(rising, 2000) ?? 0;
  expect(cut).toBeGreaterThan(100);
  expect(cut).toBeLessThan(600);
  expect(
    warmUpLength(
      steady.map((_, index) => index),
      2000,
    ),
  ).toBeNull();
});

test("time-weighted averages", () => {
  const clock = { now: 10 };
  const queue = new TimeWeighted(clock);
  queue.change(2);
  clock.now = 20;
  queue.change(-1);
  clock.now = 40;
  expect(queue.mean()).toBe((2 * 10 + 1 * 20) / 40);
  queue.restart();
  clock.now = 50;
  expect(queue.mean()).toBe(1);
});
