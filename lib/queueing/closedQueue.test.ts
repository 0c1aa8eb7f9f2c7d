import fc from "fast-check";
import { expect, test } from "vitest";
import { closedQueue } from "./closedQueue";
import { variabilityFactor } from "./multiserverVariability";

/** M/M/c//N by its definition (Sztrik, Finite-Source Queueing Systems, 2011). */
function definition(users: number, thinkTime: number, servers: number): number {
  let weight = 1;
  let total = 1;
  let served = 0;
  for (let n = 1; n <= users; n++) {
    weight *= (users - n + 1) / thinkTime / Math.min(n, servers);
    total += weight;
    served += weight * Math.min(n, servers);
  }
  return served / total;
}

test("machine repairmen: throughput and Little's law to 1e-9", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      fc.integer({ min: 1, max: 8 }),
      (users, thinkTime, slots) => {
        const state = closedQueue({ users, thinkTime, slots, serviceRate: (n) => n, places: 1000 });
        expect(state.throughput).toBeCloseTo(definition(users, thinkTime, slots), 9);
        // Users who think, wait and are served are all there are.
        expect(state.throughput * thinkTime + state.waiting + state.inService).toBeCloseTo(users, 7);
      },
    ),
  );
});

test("an even share of fewer users than queues asks in proportion, and meets nobody", () => {
  for (const users of [0.01, 0.25, 0.999]) {
    const state = closedQueue({ users, thinkTime: 3, slots: 2, serviceRate: (n) => n, places: 10 });
    expect(state.throughput).toBeCloseTo(users / (3 + 1), 12);
    expect(state.throughput * 3 + state.inService).toBeCloseTo(users, 12);
    expect(state.waiting).toBe(0);
  }
});

test("a million users who never think fill every place, and nothing becomes infinite", () => {
  const state = closedQueue({ users: 1e6, thinkTime: 1e-3, slots: 4, serviceRate: (n) => n, places: 100 });
  expect(state.throughput).toBeCloseTo(4, 6);
  expect(state.waiting).toBeCloseTo(100, 3);
  expect(state.blocking).toBeGreaterThan(0.99);
});

/** Mean response of M/H₂/c//N and M/E₅/1//N in mean services, by their chains of phases (H₂ of balanced means): c, N, load asked, scv, response. */
const BY_PHASES = [
  [1, 3, 0.4, 4, 1.516],
  [1, 10, 0.4, 4, 2.038],
  [1, 10, 0.9, 4, 3.488],
  [1, 10, 0.9, 9, 4.118],
  [1, 40, 0.7, 4, 4.461],
  [1, 40, 1.1, 4, 9.056],
  [1, 40, 3, 4, 27.67],
  [4, 16, 0.7, 4, 1.213],
  [4, 40, 0.9, 9, 2.104],
  [8, 40, 1.1, 9, 1.772],
  [1, 10, 0.7, 0.2, 1.789],
  [1, 10, 0.9, 0.2, 2.284],
] as const;

test.each(BY_PHASES)(
  "%i servers, %i users, load %f, c² %f: the response is within 6 % (exponential services are up to 43 % off)",
  (slots, users, load, scv, response) => {
    const thinkTime = users / (load * slots) - 1;
    const serviceRate = (n: number) => n;
    const variability = (use: number) => variabilityFactor(1, scv, slots, use);
    const state = closedQueue({ users, thinkTime, slots, serviceRate, places: 1000, variability });
    expect(Math.abs((state.waiting + state.inService) / state.throughput / response - 1)).toBeLessThan(0.06);
    expect(Math.abs(users / state.throughput - thinkTime - response) / response).toBeLessThan(0.06);
  },
);
