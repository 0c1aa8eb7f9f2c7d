import { visitBirthDeath } from "./birthDeathWindow";

/**
 * Completion rate of a station by the number of requests at it, n = 1, 2, …; non-decreasing.
 * A delay station is n/Z, a single server 1/D, c servers min(n, c)/D; Infinity for one that takes no time.
 */
export type StationRate = (n: number) => number;

/** Populations up to which results are kept. */
const KEPT = 65_536;

function remembered(rate: StationRate): StationRate {
  const known: number[] = [];
  return (n) => {
    const before = known[n];
    if (before !== undefined) return before;
    const value = rate(n);
    if (n < KEPT) known[n] = value;
    return value;
  };
}

/**
 * Throughput X(n) of the closed product-form network of two stations with n requests inside, at most one of which
 * takes no time (Gordon & Newell 1967; flow-equivalent server: Chandy, Herzog & Woo 1975). The number j at the first
 * station has P(j) ∝ Π 1/a(i) · Π 1/b(i), a birth–death law with births b(n − j) and deaths a(j). It is summed
 * outwards from its mode: every term is positive, where the textbook's load-dependent recursion takes the
 * empty-state probability as 1 − Σ and goes negative. Exact for any n; O(visible width of j), computed when asked.
 */
export function flowEquivalent(first: StationRate, second: StationRate): StationRate {
  const a = remembered(first);
  const instant = second(1) === Number.POSITIVE_INFINITY;
  return remembered((n) => {
    let total = 0;
    let flow = 0;
    visitBirthDeath(
      0,
      n,
      (j) => second(n - j),
      a,
      (j, weight) => {
        total += weight;
        if (instant) flow += weight * (j > 0 ? a(j) : 0);
        else if (j < n) flow += weight * second(n - j);
      },
    );
    return flow / total;
  });
}
