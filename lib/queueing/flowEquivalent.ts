/**
 * Completion rate of a station by the number of requests at it, n = 1, 2, …; non-decreasing.
 * A delay station is n/Z, a single server 1/D, c servers min(n, c)/D.
 */
export type StationRate = (n: number) => number;

/** Probabilities below this share can't be seen in any result. */
const NEGLIGIBLE = 1e-20;
/** Above this population the network is a fluid to within its rounding: the recursion gives way to a balance. */
const LARGEST_EXACT = 2048;
/** Distance of the fluid's grid points, as a ratio. */
const GRID = 1.02;

/**
 * Throughput X(n) of the closed product-form network of two stations with n requests inside, n = 1 … `largest`
 * (load-dependent MVA: Reiser & Lavenberg 1980; flow-equivalent server: Chandy, Herzog & Woo 1975).
 * The textbook recursion takes the empty-state probability as 1 − Σ and goes negative; here every term is
 * positive: p_n(j) = X(n) p_{n−1}(j−1) / a(j) and p_n(0) = X(n) p_{n−1}(0) / b(n), so X(n) is a normalisation.
 * `first` is the station followed by j. Computed as far as it is asked for, once.
 */
export function flowEquivalent(first: StationRate, second: StationRate, largest: number): StationRate {
  const size = Math.min(largest, LARGEST_EXACT);
  const throughput = new Float64Array(size + 1);
  // p(j) is kept at place j; only j in [low, high] is visible.
  const p = new Float64Array(size + 2);
  const holding = new Float64Array(size + 2);
  p[0] = 1;
  let known = 0;
  let low = 0;
  let high = 0;
  const extend = () => {
    const n = ++known;
    holding[n] = 1 / first(n);
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
  };
  const exact = (n: number) => {
    while (known < n) extend();
    return throughput[n] ?? 0;
  };
  let fluid: StationRate | null = null;
  return (n) => {
    if (n <= size) return exact(n);
    fluid ??= fluidRate(first, second, size, exact(size));
    return fluid(n);
  };
}

/** X where j of n requests at the first station and n − j at the second leave both at the same rate. */
function balance(first: StationRate, second: StationRate, n: number): number {
  let low = 0;
  let high = n;
  for (let step = 0; step < 60 && high - low > 1e-9 * n; step++) {
    const j = (low + high) / 2;
    if (first(Math.max(j, 1)) < second(n - j)) low = j;
    else high = j;
  }
  return Math.min(first(Math.max(low, 1)), second(n - low));
}

/** The balance at grid points, interpolated; never below the last exact rate. */
function fluidRate(first: StationRate, second: StationRate, from: number, least: number): StationRate {
  const points = new Map<number, number>();
  const at = (index: number) => {
    const known = points.get(index) ?? Math.max(least, balance(first, second, from * GRID ** index));
    points.set(index, known);
    return known;
  };
  return (n) => {
    const place = Math.log(n / from) / Math.log(GRID);
    const index = Math.floor(place);
    const left = at(index);
    return left + (place - index) * (at(index + 1) - left);
  };
}
