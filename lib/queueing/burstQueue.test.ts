import fc from "fast-check";
import { expect, test } from "vitest";
import { burstQueue } from "./burstQueue";
import { openQueue } from "./openQueue";

const serviceRate = (n: number) => n * 0.1;

test("bursts that are no bursts are an open queue", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 5, max: 140 }),
      (slots, places, load) => {
        const arrivalRate = (load / 100) * slots * 0.1;
        const exact = openQueue({ arrivalRate, slots, serviceRate, places, variability: 1 });
        const queue = {
          arrivalRates: [arrivalRate, arrivalRate],
          endRates: [0.01, 0.03],
          slots,
          serviceRate,
          places,
        } as const;
        const state = burstQueue(queue);
        expect(state.throughput / exact.throughput).toBeCloseTo(1, 8);
        expect(state.inService / exact.inService).toBeCloseTo(1, 8);
        expect(state.waiting).toBeCloseTo(exact.waiting, 6);
        expect(state.blocking).toBeCloseTo(exact.blocking, 8);
      },
    ),
  );
});

test("what is accepted comes out, the parts sum up, and slower bursts wait longer", () => {
  const at = (slower: number) =>
    burstQueue({
      arrivalRates: [0.2, 0.8],
      endRates: [0.02 / slower, 0.1 / slower],
      slots: 4,
      serviceRate,
      places: 400,
    });
  const mean = 0.2 * (0.1 / 0.12) + 0.8 * (0.02 / 0.12);
  let before = 0;
  for (const slower of [1, 10, 100]) {
    const { throughput, blocking, waiting, phases } = at(slower);
    expect(throughput / (mean * (1 - blocking))).toBeCloseTo(1, 9);
    expect(phases[0].share + phases[1].share).toBeCloseTo(1, 12);
    const meanWait = phases.reduce((sum, { share, meanWait: wait }) => sum + share * wait, 0);
    expect((meanWait * throughput) / waiting).toBeCloseTo(1, 6);
    expect(waiting).toBeGreaterThan(before);
    before = waiting;
  }
});
