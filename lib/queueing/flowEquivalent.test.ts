import fc from "fast-check";
import { expect, test } from "vitest";
import { flowEquivalent } from "./flowEquivalent";

test("the known trap: 8 CPUs, 12 ms CPU, 88 ms wait, 120 threads give 666.7 requests/s", () => {
  const x = flowEquivalent(
    (j) => Math.min(j, 8) / 12,
    (n) => n / 88,
  );
  expect(1000 * x(120)).toBeCloseTo(8000 / 12, 1);
  expect(1000 * x(120)).toBeLessThanOrEqual(8000 / 12);
});

test("one request alone takes the sum of its demands", () => {
  expect(
    flowEquivalent(
      () => 1 / 12,
      (n) => n / 88,
    )(1),
  ).toBeCloseTo(1 / 100, 14);
});

// Lazowska, Zahorjan, Graham & Sevcik, Quantitative System Performance (1984): exact MVA of one centre and think time.
test("a single server and a delay: the textbook's recursion R(n) = D (1 + Q(n−1))", () => {
  const [demand, think] = [5, 15];
  let queue = 0;
  const x = flowEquivalent(
    () => 1 / demand,
    (n) => n / think,
  );
  for (let n = 1; n <= 40; n++) {
    const residence = demand * (1 + queue);
    const throughput = n / (think + residence);
    queue = throughput * residence;
    expect(x(n)).toBeCloseTo(throughput, 12);
  }
});

test("throughput grows with the population, below both bounds", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      fc.double({ min: 0.1, max: 1000, noNaN: true }),
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 2, max: 4000 }),
      (demand, think, servers, n) => {
        const x = flowEquivalent(
          (j) => Math.min(j, servers) / demand,
          (m) => m / think,
        );
        const bound = Math.min(servers / demand, n / (demand + think));
        expect(x(n)).toBeLessThanOrEqual(bound * (1 + 1e-9));
        expect(x(n)).toBeGreaterThanOrEqual(x(n - 1) * (1 - 1e-9));
      },
    ),
  );
});

test("a million requests inside meet the bound", () => {
  const x = flowEquivalent(
    (j) => Math.min(j, 100) / 10,
    (n) => n / 90,
  );
  expect(x(1_000_000)).toBeCloseTo(10, 6);
});
