/**
 * Ratio of the mean wait in GI/G/c to that in M/M/c at the same load: Kimura's two-moment interpolation (Kimura,
 * "A two-moment approximation for the mean waiting time in the GI/G/s queue", Management Science 32, 1986), with
 * Cosmetatos's M/D/c (1976) capped as by Whitt (1993). Exact for M/M/c and M/G/1. Plain (ca² + cs²)/2 is up to a
 * quarter too high for many servers and variable service.
 * `servers` ≥ 1 (need not be whole), `load` ρ > 0, the squared coefficients of variation ≥ 0.
 */
export function variabilityFactor(arrivalScv: number, serviceScv: number, servers: number, load: number): number {
  const rho = Math.min(1, Math.max(load, 1e-9));
  const c = Math.max(1, servers);
  const excess = Math.min(0.24, ((1 - rho) * (c - 1) * (Math.sqrt(4 + 5 * c) - 2)) / (16 * c * rho));
  const poisson = (1 + serviceScv) / ((2 * (1 - serviceScv)) / (1 + excess) + 2 * serviceScv);
  return (poisson * (arrivalScv + serviceScv)) / (1 + serviceScv);
}
