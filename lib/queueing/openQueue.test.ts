import fc from "fast-check";
import { expect, test } from "vitest";
import { erlangC } from "./erlang";
import { openQueue } from "./openQueue";
import { meanWaitMG1 } from "./pollaczekKhinchine";

const rate = fc.double({ min: 0.01, max: 5, noNaN: true });

/** M/M/c/K by its definition (Gross & Harris, Fundamentals of Queueing Theory, §2.5). */
function definition(arrivalRate: number, servers: number, capacity: number) {
  const weights = [1];
  for (let n = 1; n <= capacity; n++) weights.push(((weights[n - 1] ?? 0) * arrivalRate) / Math.min(n, servers));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, n) => sum + n * weight, 0) / total;
  return { blocking: (weights[capacity] ?? 0) / total, mean };
}

test("M/M/c/K: loss, mean number and Little's law to 1e-9, at any load", () => {
  fc.assert(
    fc.property(
      rate,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 60 }),
      (arrivalRate, servers, places) => {
        const state = openQueue({ arrivalRate, slots: servers, serviceRate: (n) => n, places, variability: 1 });
        const expected = definition(arrivalRate, servers, servers + places);
        expect(state.blocking).toBeCloseTo(expected.blocking, 9);
        expect(state.inService + state.waiting).toBeCloseTo(expected.mean, 8);
        // Little: busy servers = throughput × mean service of 1.
        expect(state.inService).toBeCloseTo(state.throughput, 9);
      },
    ),
  );
});

test("ρ = 1: every state of M/M/1/K is as likely", () => {
  const state = openQueue({ arrivalRate: 1, slots: 1, serviceRate: () => 1, places: 9, variability: 1 });
  expect(state.blocking).toBeCloseTo(1 / 11, 12);
  expect(state.inService + state.waiting).toBeCloseTo(5, 12);
});

test("continuous through ρ = 1, with a backlog of thousands", () => {
  const at = (load: number) =>
    openQueue({ arrivalRate: load, slots: 1, serviceRate: () => 1, places: 2048, variability: 1 });
  expect(at(1 - 1e-9).waiting).toBeCloseTo(at(1 + 1e-9).waiting, 1);
  expect(at(1 - 1e-9).blocking).toBeCloseTo(at(1 + 1e-9).blocking, 8);
});

test("M/M/1000 at 95 % delays as Erlang C says", () => {
  const state = openQueue({ arrivalRate: 950, slots: 1000, serviceRate: (n) => n, places: 1e6, variability: 1 });
  expect(state.wait.delayed).toBeCloseTo(erlangC(1000, 950), 10);
  expect(state.waiting / 950).toBeCloseTo(erlangC(1000, 950) / 50, 10);
});

test("M/G/1 waits as Pollaczek and Khinchine say", () => {
  for (const scv of [0, 0.25, 1, 4, 16])
    for (const load of [0.1, 0.5, 0.9]) {
      const variability = (1 + scv) / 2;
      const state = openQueue({ arrivalRate: load, slots: 1, serviceRate: () => 1, places: 1e6, variability });
      expect(state.waiting / state.throughput).toBeCloseTo(meanWaitMG1(load, 1, scv) ?? 0, 8);
      expect(state.inService).toBeCloseTo(load, 8);
    }
});

test("without places it is Erlang's loss system, whatever the variability", () => {
  fc.assert(
    fc.property(rate, fc.double({ min: 0.5, max: 8, noNaN: true }), (arrivalRate, variability) => {
      const state = openQueue({ arrivalRate, slots: 3, serviceRate: (n) => n, places: 0, variability });
      expect(state.blocking).toBeCloseTo(definition(arrivalRate, 3, 3).blocking, 10);
    }),
  );
});

test("flow is conserved and probabilities are probabilities, at any load and variability", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1000, noNaN: true }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      (arrivalRate, slots, places, variability) => {
        const state = openQueue({ arrivalRate, slots, serviceRate: (n) => n, places, variability });
        expect(state.blocking).toBeGreaterThanOrEqual(0);
        expect(state.blocking).toBeLessThanOrEqual(1);
        expect(state.throughput).toBeLessThanOrEqual(slots * (1 + 1e-6));
        expect(state.throughput / arrivalRate).toBeCloseTo(1 - state.blocking, 9);
        expect(state.inService / state.throughput).toBeCloseTo(1, 4);
        expect(Number.isFinite(state.waiting)).toBe(true);
      },
    ),
  );
});
