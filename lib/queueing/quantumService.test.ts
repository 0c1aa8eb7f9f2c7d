import fc from "fast-check";
import { expect, test } from "vitest";
import { turnTaking } from "./quantumService";

const bursts = (scv: number, means: readonly [number, number] = [2, 30]) => [
  { share: 0.9, mean: means[0], scv },
  { share: 0.1, mean: means[1], scv },
];

test("in order of arrival it is Pollaczek–Khinchine", () => {
  for (const load of [0.2, 0.7, 0.95]) {
    const kinds = bursts(1);
    const mean = 0.9 * 2 + 0.1 * 30;
    const second = 0.9 * 2 * 4 + 0.1 * 2 * 900;
    const expected = ((load / mean) * second) / 2 / (1 - load);
    const shared = (mean * load) / (1 - load);
    expect(turnTaking(kinds, Number.POSITIVE_INFINITY).factor(load)).toBeCloseTo(expected / shared, 10);
  }
});

test("tiny turns are processor sharing: the wait is shared out by demand", () => {
  const { factor, relative } = turnTaking(bursts(1), 1e-4);
  expect(factor(0.8)).toBeCloseTo(1, 3);
  const [short = 0, long = 0] = relative(0.8);
  expect(long / short).toBeCloseTo(15, 2);
});

test("whatever the turn, the relative waits average to one", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1000, noNaN: true }),
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.double({ min: 0.05, max: 0.99, noNaN: true }),
      (quantum, scv, load) => {
        const taking = turnTaking(bursts(scv), quantum);
        const [short = 0, long = 0] = taking.relative(load);
        expect(0.9 * short + 0.1 * long).toBeCloseTo(1, 9);
        expect(taking.factor(load)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
