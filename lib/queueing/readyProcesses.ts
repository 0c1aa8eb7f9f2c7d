/** How many of P processes want a core, and how many cores they keep busy. */
export interface ReadyProcesses {
  /** E[K] and E[min(K, C)]. */
  readonly ready: number;
  readonly busy: number;
  /** Of `busy` in ln g. */
  readonly slope: number;
}

const NEGLIGIBLE = 1e-18;

/**
 * The number K of P processes that want one of C cores: each that does not begins to at one rate, and the K that do are
 * served by min(K, C) cores, P(k) ∝ C(P, k) gᵏ Π_{i ≤ k} i/min(i, C) (machine repairman with C repairers: Palm 1947).
 * Exact where a process holds one request; summed outwards from the mode, so that nothing overflows.
 */
export function readyProcesses(processes: number, cores: number, g: number): ReadyProcesses {
  const up = (k: number) => ((processes - k) * g) / Math.min(k + 1, cores);
  let mode = 0;
  let right = processes;
  while (mode < right) {
    const middle = (mode + right) >> 1;
    if (up(middle) > 1) mode = middle + 1;
    else right = middle;
  }
  let total = 0;
  let ready = 0;
  let busy = 0;
  let both = 0;
  const add = (k: number, weight: number) => {
    const served = Math.min(k, cores) * weight;
    total += weight;
    ready += k * weight;
    busy += served;
    both += k * served;
  };
  add(mode, 1);
  let weight = 1;
  for (let k = mode; k < processes && weight > NEGLIGIBLE; k++) {
    weight *= up(k);
    add(k + 1, weight);
  }
  weight = 1;
  for (let k = mode; k > 0 && weight > NEGLIGIBLE; k--) {
    weight /= up(k - 1);
    add(k - 1, weight);
  }
  return { ready: ready / total, busy: busy / total, slope: (both - (ready * busy) / total) / total };
}

const PRECISION = 1e-13;
const STEPS = 80;
const WIDEST = 60;

/**
 * ln g for which the processes keep `wanted` < C cores busy, by Newton's method for ln(C − busy), held between bounds.
 */
export function logEagerness(processes: number, cores: number, wanted: number): number {
  let low = -WIDEST;
  let high = WIDEST;
  const each = wanted / processes;
  let at = Math.log(each / (1 - Math.min(each / Math.min(1, cores), 0.99)));
  for (let step = 0; step < STEPS; step++) {
    const { busy, slope } = readyProcesses(processes, cores, Math.exp(at));
    if (Math.abs(busy - wanted) <= PRECISION * wanted) return at;
    if (busy < wanted) low = at;
    else high = at;
    const next = at + ((cores - busy) * Math.log((cores - busy) / (cores - wanted))) / slope;
    at = next > low && next < high ? next : (low + high) / 2;
  }
  return at;
}
