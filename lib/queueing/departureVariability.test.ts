import { expect, test } from "vitest";
import { departureVariability } from "./departureVariability";

const cpus = (c: number, demand: number) => (j: number) => Math.min(j, c) / demand;
const delay = (mean: number) => (n: number) => n / mean;

test("one slot is a renewal process: c² of CPU and wait together, with the weights of their means", () => {
  const { computing, waiting, both } = departureVariability(1, cpus(1, 10), delay(40));
  expect(computing).toBeCloseTo(0.04, 12);
  expect(waiting).toBeCloseTo(0.64, 12);
  expect(both).toBeCloseTo(0.16, 12);
});

test.each([
  [8, 1, 6, 30, 0.667],
  [8, 2, 10, 40, 0.547],
  [16, 2, 6, 30, 0.751],
  [16, 4, 10, 20, 0.834],
  [4, 1, 3, 120, 0.945],
])(
  "%i slots, %i CPUs, %i + %i ms, exponential: the dispersion of its Markovian arrival process, by matrices",
  (slots, c, cpuMs, ioMs, expected) => {
    // (X + 2 π D (1π − Q)⁻¹ D 1 − 2 X²)/X (Neuts 1979; worked out with numpy).
    const { computing, waiting } = departureVariability(slots, cpus(c, cpuMs), delay(ioMs));
    expect(computing + waiting).toBeCloseTo(expected, 3);
  },
);

test("many slots: the CPU's variability where it is full, the waits' where it is idle; finite for thousands", () => {
  const full = departureVariability(4000, cpus(4, 10), delay(20));
  expect(full.computing).toBeCloseTo(1, 9);
  expect(full.waiting).toBeCloseTo(0, 9);
  const idle = departureVariability(4000, cpus(4, 10), delay(20_000));
  expect(idle.waiting).toBeCloseTo(1, 2);
  expect(idle.computing).toBeLessThan(0.001);
});

test("no wait, or no CPU: all the noise is the other's", () => {
  const never = () => Number.POSITIVE_INFINITY;
  expect(departureVariability(8, cpus(1, 5), never)).toMatchObject({ computing: 1, waiting: 0 });
  expect(departureVariability(8, never, delay(5))).toMatchObject({ computing: 0, waiting: 1 });
});
