import { expect, test } from "vitest";
import { turnsAndWaits } from "./turnsAndWaits";

function law(server: number, h: number, waits: number): number[] {
  const ratio = turnsAndWaits(server, h, waits);
  const states = [1];
  for (let n = 1; n <= 4000; n++) states.push((states[n - 1] ?? 0) * ratio(n));
  const total = states.reduce((sum, state) => sum + state, 0);
  return states.map((state) => state / total);
}

test.each([
  [0.5, 1, 3],
  [0.8, 3.4, 2],
  [0.95, 0.5, 40],
  [0.3, 8, 0],
])("use %f, h = %f, %f in waits: nobody inside, and the mean of M/G/1 and M/G/∞ together", (server, h, waits) => {
  const states = law(server, h, waits);
  expect(states[0]).toBeCloseTo((1 - server) * Math.exp(-waits), 9);
  const mean = states.reduce((sum, state, n) => sum + n * state, 0);
  expect(mean / (waits + server + (h * server * server) / (1 - server))).toBeCloseTo(1, 9);
});

test("h = 1 is the product form: geometric and Poisson", () => {
  const states = law(0.6, 1, 2);
  const poisson = [1, 2, 2, 4 / 3].map((weight) => weight * Math.exp(-2));
  const expected = poisson.reduce((sum, p, k) => sum + p * 0.4 * 0.6 ** (3 - k), 0);
  expect(states[3]).toBeCloseTo(expected, 12);
});

test("no server, or a full one: finite", () => {
  expect(turnsAndWaits(0, 2, 5)(3)).toBeCloseTo(5 / 3, 12);
  expect(Number.isFinite(turnsAndWaits(1, 3, 1)(500))).toBe(true);
});
