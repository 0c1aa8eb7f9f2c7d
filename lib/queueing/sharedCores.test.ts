import { expect, test } from "vitest";
import { logEagerness, readyProcesses } from "./readyProcesses";
import { sharedCores } from "./sharedCores";

test("processes that want cores: the machine repairman's law, by its weights", () => {
  // 3 processes on 2 cores, g = 0.5: weights 1, 3/2, 3/4 · …: C(3,k) gᵏ k!/(min(1,2) … min(k,2)).
  const weights = [1, 1.5, (3 * 0.25 * 2) / 2, (0.125 * 6) / 4];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { ready, busy } = readyProcesses(3, 2, 0.5);
  expect(ready).toBeCloseTo(weights.reduce((sum, weight, k) => sum + k * weight, 0) / total, 12);
  expect(busy).toBeCloseTo(weights.reduce((sum, weight, k) => sum + Math.min(k, 2) * weight, 0) / total, 12);
  expect(readyProcesses(512, 64, 0.3).busy).toBeLessThanOrEqual(64);
  for (const wanted of [0.01, 1, 1.9, 1.999]) {
    expect(readyProcesses(6, 2, Math.exp(logEagerness(6, 2, wanted))).busy).toBeCloseTo(wanted, 9);
  }
});

test("one slot a process: its speed is E[min(K, C)]/E[K]", () => {
  const { ready, busy } = readyProcesses(8, 2, Math.exp(logEagerness(8, 2, 1.6)));
  expect(sharedCores(8, 1, 0, 2, 0.2)(1)).toBeCloseTo(busy / ready, 9);
});

test("two processes on one core, any number of slots: each sees what the other leaves of it", () => {
  // M/M/1 processor sharing of two classes: n₁ is geometric with ratio ρ₁/(1 − ρ₂).
  const rate = sharedCores(2, 100, 0, 1, 0.3);
  for (const j of [1, 2, 5, 50]) expect(rate(j)).toBeCloseTo(0.7, 9);
});

test("non-decreasing, at most one core a request, continuous up to all of the cores", () => {
  for (const [processes, threads] of [
    [2, 4],
    [4, 40],
    [16, 16],
  ] as const) {
    const rate = sharedCores(processes, threads, 1, 2.5, 0.1);
    for (let j = 1; j <= threads; j++) {
      expect(rate(j)).toBeLessThanOrEqual(j);
      if (j > 1) expect(rate(j)).toBeGreaterThanOrEqual(rate(j - 1) - 1e-9);
    }
    const nearly = sharedCores(processes, threads, 1, 2.5, (2.5 / processes) * (1 - 1e-7));
    expect(nearly(threads) / (2.5 / processes)).toBeCloseTo(1, 1);
  }
});
