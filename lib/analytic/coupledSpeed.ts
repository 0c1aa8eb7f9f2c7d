/** E[min(M, C)] for a binomial M of `trials` with probability u, and its slope in u. */
function meanUpTo(trials: number, u: number, cores: number): { readonly mean: number; readonly slope: number } {
  const odds = u / (1 - u);
  // Outwards from the mode, relative to it: nothing underflows.
  const mode = Math.min(trials, Math.floor((trials + 1) * u));
  let total = 0;
  let mean = 0;
  let slope = 0;
  const add = (m: number, weight: number) => {
    total += weight;
    const reached = Math.min(m, cores);
    mean += weight * reached;
    // d/du E[g(M)] = Σ P(m) g(m) (m − P u)/(u (1 − u)).
    slope += (weight * reached * (m - trials * u)) / (u * (1 - u));
  };
  add(mode, 1);
  let weight = 1;
  for (let m = mode; m < trials && weight > NEGLIGIBLE; m++) {
    weight *= ((trials - m) * odds) / (m + 1);
    add(m + 1, weight);
  }
  weight = 1;
  for (let m = mode; m > 0 && weight > NEGLIGIBLE; m--) {
    weight *= m / ((trials - m + 1) * odds);
    add(m - 1, weight);
  }
  return { mean: mean / total, slope: slope / total };
}

const NEGLIGIBLE = 1e-18;
const PRECISION = 1e-13;

/**
 * How much P processes with queues of their own slow each other down on C cores: each is ready with probability u,
 * independently, and u v(u) = work. P u v(u) = E[min(M, C)], M binomial, grows with u to C, so work beyond the
 * cores leaves each C/P. `work`: cores' worth of CPU that one process is asked for. By Newton's method from below:
 * E[min(M, C)] is concave in u, so no step overshoots.
 */
export function coupledSpeed(processes: number, cores: number, work: number): number {
  if (processes <= cores) return 1;
  if (work * processes >= cores) return Math.min(1, cores / processes);
  const alone = Math.min(1, cores);
  let busy = work / alone;
  if (busy < 1e-12) return alone;
  for (let step = 0; step < 60 && busy < 1; step++) {
    const { mean, slope } = meanUpTo(processes, busy, cores);
    const change = (processes * work - mean) / slope;
    if (!(Math.abs(change) > PRECISION * busy)) break;
    busy = Math.min(busy + change, (1 + busy) / 2);
  }
  return work / busy;
}
