import fc from "fast-check";
import { expect, test } from "vitest";
import { closedQueue } from "./closedQueue";

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
