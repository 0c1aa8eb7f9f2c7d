/**
 * Mean wait in M/G/1, FCFS (Pollaczek 1930, Khinchine 1932): ρ/(1−ρ) · (1 + c²)/2 · S.
 * `scv` is the squared coefficient of variation of the service time. Infinite load (ρ ≥ 1) has no mean wait: null.
 */
export function meanWaitMG1(arrivalRate: number, meanService: number, scv: number): number | null {
  const utilisation = arrivalRate * meanService;
  if (utilisation >= 1) return null;
  return ((utilisation / (1 - utilisation)) * (1 + scv) * meanService) / 2;
}
