/** Slack below which a server is as good as full. */
const FULL = 1 - 1e-9;

/**
 * P(n)/P(n − 1), n = 1 …, of the sum n of a number that is at least one with probability `some` and then geometric of ratio
 * r, and of a Poisson number of mean `others`. S(n) = r S(n − 1) + some (1 − r) p(n − 1) is the part of P(n) in which the
 * first is not nought. O(1) each, kept.
 */
function geometricAndPoisson(some: number, ratio: number, others: number): (n: number) => number {
  const begins = (some * (1 - ratio)) / Math.max(1 - some, 1 - FULL);
  const ratios = [1];
  let busy = 0;
  return (n) => {
    for (let next = ratios.length; next <= n; next++) {
      const first = ratio * busy + begins * (1 - busy);
      const all = first + ((1 - busy) * others) / next;
      ratios.push(all);
      busy = first / all;
    }
    return ratios[n] ?? 1;
  };
}

/**
 * The same of requests at a station of c servers that use it to `use` ρ < 1, an arrival waiting with probability
 * `delayed` (Erlang C; ρ itself for one server), and `others` elsewhere and in service: of those that wait (for one server, that are
 * there) the mean is h times that of M/M/c, with r = hρ/(1 − ρ + hρ). h = 1 gives the product form.
 */
export function waitingAndOthers(use: number, delayed: number, h: number, others: number): (n: number) => number {
  const rho = Math.min(use, FULL);
  const slack = 1 - rho + h * rho;
  return geometricAndPoisson(Math.min(FULL, (h * delayed * rho) / slack), (h * rho) / slack, others);
}

/**
 * The same of a single server that serves in turns and of waits after it: the server's own number is ρ(1 − r) rʲ⁻¹
 * (j ≥ 1), of mean ρ + hρ²/(1 − ρ) as in M/G/1.
 */
export function turnsAndWaits(use: number, h: number, waits: number): (n: number) => number {
  const rho = Math.min(use, FULL);
  return geometricAndPoisson(rho, (h * rho) / (1 - rho + h * rho), waits);
}
