import { expect, test } from "vitest";
import { evenSplit } from "./evenSplit";
import { flowEquivalent } from "./flowEquivalent";
import { meanOccupied } from "./occupiedCells";

const D = 10;
function rates(processes: number, Z: number) {
  const random = flowEquivalent(
    (j) => meanOccupied(processes, j) / D,
    (n) => n / Z,
  );
  const alone = flowEquivalent(
    () => 1 / D,
    (n) => n / Z,
  );
  return { random, apart: random, alone };
}

/** P chains cut at T: requests of a full process go to one of the others. By convolution. */
function exact(processes: number, threads: number, alone: (n: number) => number): number[] {
  const one = [1];
  for (let n = 1; n <= threads; n++) one.push((one[n - 1] ?? 0) / alone(n));
  const convolve = (a: readonly number[], b: readonly number[]) => {
    const sum = new Array<number>(a.length + b.length - 1).fill(0);
    a.forEach((x, i) => {
      b.forEach((y, j) => {
        sum[i + j] = (sum[i + j] ?? 0) + x * y;
      });
    });
    return sum;
  };
  let others = [1];
  for (let p = 1; p < processes; p++) others = convolve(others, one);
  const all = convolve(others, one);
  const notFull = convolve(others, one.slice(0, threads));
  return Array.from({ length: processes * threads }, (_, n) => (processes * (notFull[n] ?? 0)) / (all[n + 1] ?? 1));
}

test.each([
  [2, 4, 15],
  [2, 16, 100],
  [4, 4, 20],
  [8, 8, 50],
  [16, 4, 10],
])(
  "%i processes of %i slots, %i ms of waits: within 2 % of the convolution, and P X(T) when full",
  (processes, threads, Z) => {
    const given = rates(processes, Z);
    const split = evenSplit({ processes, threads, ...given, full: processes * given.alone(threads), fewest: false });
    const law = exact(processes, threads, given.alone);
    law.forEach((expected, index) => {
      expect(Math.abs(split(index + 1) / expected - 1)).toBeLessThan(0.02);
    });
    expect(split(processes * threads)).toBeCloseTo(processes * given.alone(threads), 9);
  },
);

test("whoever has the fewest takes the next: never slower than at random, and not decreasing", () => {
  const given = rates(4, 30);
  const full = 4 * given.alone(8);
  const least = evenSplit({ processes: 4, threads: 8, ...given, full, fewest: true });
  const even = evenSplit({ processes: 4, threads: 8, ...given, full, fewest: false });
  for (let n = 1; n <= 32; n++) {
    expect(least(n)).toBeGreaterThanOrEqual(even(n) - 1e-12);
    expect(even(n)).toBeGreaterThanOrEqual(given.random(n) - 1e-12);
    if (n > 1) expect(even(n)).toBeGreaterThanOrEqual(even(n - 1) - 1e-12);
  }
});
