import { expect, test } from "vitest";
import { gammaExcess } from "./gammaExcess";
import { quotaWaits } from "./quotaWait";

/** Exponential bursts of that mean at that share of the quota's work. */
function exponential(cores: number, most: number, mean: number, used: number) {
  const second = 2 * mean * mean;
  const work = [{ rate: (used * cores) / mean, mean, second, spreadMs: 2 * mean }];
  return quotaWaits({ cores, periodMs: 100, most, work })(mean, second);
}

test("the excess of an exponential variate over x is e^{−x} times itself", () => {
  const { probability, mean, second } = gammaExcess(2, 4, 3);
  expect(probability).toBeCloseTo(Math.exp(-1.5), 12);
  expect(mean).toBeCloseTo(2 * Math.exp(-1.5), 12);
  expect(second).toBeCloseTo(8 * Math.exp(-1.5), 12);
});

test("a quota of as many cores as can be busy never stops anyone", () => {
  for (const used of [0.2, 0.6, 0.9]) expect(exponential(4, 4 + 1e-9, 20, used).mean).toBeLessThan(1e-3);
});

test("short bursts at light load meet no end of a quota", () => {
  expect(exponential(0.5, 8, 2, 0.2).mean).toBeLessThan(0.01);
  expect(exponential(4, 8, 50, 0.2).delayed).toBeLessThan(0.01);
});

test("in heavy traffic the wait is that of one server as fast as the quota: λ E[S²]/2(1 − ρ)", () => {
  const cores = 2;
  const used = 0.998;
  const mean = 10;
  const { mean: wait } = exponential(cores, 1000, mean, used);
  const onOne = (used * mean) / cores / (1 - used);
  expect(wait / onOne).toBeGreaterThan(0.9);
  expect(wait / onOne).toBeLessThan(1.1);
});

test("the wait grows with load and falls with the quota", () => {
  let before = 0;
  for (let used = 0.02; used < 0.99; used += 0.01) {
    const { mean, second, delayed } = exponential(1.5, 8, 30, used);
    expect(mean).toBeGreaterThanOrEqual(before);
    expect(second).toBeGreaterThanOrEqual(mean * mean * (1 - 1e-9));
    expect(delayed).toBeLessThanOrEqual(1);
    before = mean;
  }
  let last = Number.POSITIVE_INFINITY;
  for (let cores = 0.6; cores < 7.9; cores += 0.1) {
    const { mean } = exponential(cores, 8, 30, 0.5 / cores);
    expect(mean).toBeLessThanOrEqual(last * (1 + 1e-9));
    last = mean;
  }
});
