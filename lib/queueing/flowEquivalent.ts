/**
 * Completion rate of a station by the number of requests at it, n = 1, 2, …; non-decreasing.
 * A delay station is n/Z, a single server 1/D, c servers min(n, c)/D; Infinity for one that takes no time.
 */
export type StationRate = (n: number) => number;

/** Populations up to which results are kept. */
const KEPT = 65_536;

/** No rate; not a whole number, so that the list holds plain doubles from the start. */
const UNKNOWN = -0.5;

/** The same rate, asked once for each n. (A list that grows: typed arrays of a few numbers take longer to make than to fill.) */
export function remembered(rate: StationRate): StationRate {
  const known: number[] = [];
  return (n) => {
    if (n >= KEPT) return rate(n);
    const before = n < known.length ? (known[n] ?? UNKNOWN) : UNKNOWN;
    if (before !== UNKNOWN) return before;
    const value = rate(n);
    while (known.length <= n) known.push(UNKNOWN);
    known[n] = value;
    return value;
  };
}

/** From here on X(n) is computed at every eighth of √n or so. */
const SPARSE = 256;

/** The cubic through four nodes around n, a power of two apart. */
function interpolated(rate: StationRate, n: number, largest: number): number {
  const octave = 31 - Math.clz32(n);
  const step = 1 << ((octave >> 1) - 3);
  const base = Math.min(n - (n % step), largest - 2 * step);
  const u = (n - base) / step;
  if (u === 0) return rate(base);
  if (u === 1) return rate(base + step);
  return (
    (-u * (u - 1) * (u - 2) * rate(base - step)) / 6 +
    ((u + 1) * (u - 1) * (u - 2) * rate(base)) / 2 -
    ((u + 1) * u * (u - 2) * rate(base + step)) / 2 +
    ((u + 1) * u * (u - 1) * rate(base + 2 * step)) / 6
  );
}

/** Beside the mode's weight of 1 nothing below this shows. */
const NEGLIGIBLE = 1e-19;

/**
 * Throughput X(n) of the closed product-form network of two stations with n requests inside, at most one of which
 * takes no time (Gordon & Newell 1967; flow-equivalent server: Chandy, Herzog & Woo 1975). The number j at the first
 * station has P(j) ∝ Π 1/a(i) · Π 1/b(i), a birth–death law with births b(n − j) and deaths a(j). It is summed
 * outwards from its mode: every term is positive, where the textbook's load-dependent recursion takes the
 * empty-state probability as 1 − Σ and goes negative. Exact for any n; O(visible width of j), computed when asked.
 * Above 256 requests every few only, with cubics between: X(n) bends over a width of √n, so that 1e-7 is lost.
 * `largest`: the greatest n that will be asked for; nothing is computed above it. The stations are asked for the same
 * numbers again and again: a rate that takes time to compute should be `remembered`.
 */
export function flowEquivalent(a: StationRate, b: StationRate, largest = Number.POSITIVE_INFINITY): StationRate {
  // All are at the first station: its own rate is the throughput.
  if (b(1) === Number.POSITIVE_INFINITY) return a;
  let lastN = 0;
  let lastMode = 0;
  const modeOf = (n: number) => {
    let left = 0;
    let right = n;
    // From one n to the next the mode moves by one at most.
    if (n === lastN + 1) {
      left = lastMode;
      right = Math.min(n, lastMode + 1);
    }
    while (left < right) {
      const middle = (left + right) >> 1;
      if (b(n - middle) > a(middle + 1)) left = middle + 1;
      else right = middle;
    }
    lastN = n;
    lastMode = left;
    return left;
  };
  const exact = remembered((n) => {
    const mode = modeOf(n);
    let total = 1;
    let flow = mode < n ? b(n - mode) : 0;
    let weight = 1;
    for (let j = mode; j < n && weight > NEGLIGIBLE; j++) {
      weight *= b(n - j) / a(j + 1);
      total += weight;
      if (j + 1 < n) flow += weight * b(n - j - 1);
    }
    weight = 1;
    for (let j = mode; j > 0 && weight > NEGLIGIBLE; j--) {
      weight *= a(j) / b(n - j + 1);
      total += weight;
      flow += weight * b(n - j + 1);
    }
    return flow / total;
  });
  return (n) => (n < SPARSE ? exact(n) : interpolated(exact, n, largest));
}
