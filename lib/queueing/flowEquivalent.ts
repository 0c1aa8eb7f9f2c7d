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
 * `first` is the station followed by j. Exact but for rounding; O(N × visible width of j).
 */
export function flowEquivalent(first: StationRate, second: StationRate, largest: number): Float64Array {
  const throughput = new Float64Array(largest + 1);
  const holding = new Float64Array(largest + 2);
  for (let j = 1; j <= largest; j++) holding[j] = 1 / first(j);
  // p(j) is kept at place j; only j in [low, high] is visible.
  const p = new Float64Array(largest + 2);
  p[0] = 1;
  let low = 0;
  let high = 0;
  for (let n = 1; n <= largest; n++) {
    let total = 0;
    for (let j = high; j >= low; j--) {
      const weight = (p[j] ?? 0) * (holding[j + 1] ?? 0);
      p[j + 1] = weight;
      total += weight;
    }
    if (low === 0) {
      const empty: number = (p[0] ?? 0) / second(n);
      p[0] = empty;
      total += empty;
    } else low++;
    high++;
    const x = 1 / total;
    throughput[n] = x;
    const floor = NEGLIGIBLE * total;
    while (low < high && (p[low] ?? 0) < floor) p[low++] = 0;
    while (high > low && (p[high] ?? 0) < floor) p[high--] = 0;
    for (let j = low; j <= high; j++) p[j] = (p[j] ?? 0) * x;
  }
  return throughput;
}
