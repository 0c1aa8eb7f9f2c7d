/**
 * Completion rate of one station by the number of requests at it: `rate(n)` for n = 1, 2, …
 * A delay station is n/Z, a single server 1/D, c servers min(n, c)/D.
 */
export type StationRate = (n: number) => number;

/** Probabilities below this share can't be seen in any result. */
const NEGLIGIBLE = 1e-20;

/**
 * Throughput X(n), n = 0 … N, of the closed product-form network of two stations with n requests inside
 * (load-dependent MVA: Reiser & Lavenberg 1980; flow-equivalent server: Chandy, Herzog & Woo 1975).
 * The textbook recursion takes the empty-state probability as 1 − Σ and goes negative; here every term is
 * positive: p_n(j) = X(n) p_{n−1}(j−1) / a(j) and p_n(0) = X(n) p_{n−1}(0) / b(n), so X(n) is a normalisation.
 * `first` is the station followed by j. Exact in exact arithmetic; rounding grows as n · ε.
 */
export function flowEquivalent(first: StationRate, second: StationRate, largest: number): Float64Array {
  const throughput = new Float64Array(largest + 1);
  // Only the window of j with visible probability is kept: window[j − start].
  let window: number[] = [1];
  let start = 0;
  for (let n = 1; n <= largest; n++) {
    const next: number[] = [];
    let total = 0;
    const keepsEmpty = start === 0;
    if (keepsEmpty) {
      const empty = (window[0] ?? 0) / second(n);
      next.push(empty);
      total += empty;
    }
    for (let index = 0; index < window.length; index++) {
      const weight = (window[index] ?? 0) / first(start + index + 1);
      next.push(weight);
      total += weight;
    }
    const x = 1 / total;
    throughput[n] = x;
    let low = 0;
    let high = next.length;
    const floor = NEGLIGIBLE * total;
    while (low < high - 1 && (next[low] ?? 0) < floor) low++;
    while (high - 1 > low && (next[high - 1] ?? 0) < floor) high--;
    window = next.slice(low, high);
    for (let index = 0; index < window.length; index++) window[index] = (window[index] ?? 0) * x;
    start = (keepsEmpty ? 0 : start + 1) + low;
  }
  return throughput;
}
