import { type Excess, gammaExcess } from "./gammaExcess";

/** Work that comes in bursts, Poisson. */
export interface BurstyWork {
  /** Bursts a ms. */
  readonly rate: number;
  /** E[S] and E[S²] of a burst, ms of one core. */
  readonly mean: number;
  readonly second: number;
  /** Time over which it is spread, ms. */
  readonly spreadMs: number;
}

export interface Quota {
  /** Cores' worth of work a period, > 0. */
  readonly cores: number;
  readonly periodMs: number;
  /** Cores that can be busy at once, > `cores`. */
  readonly most: number;
  readonly work: readonly BurstyWork[];
}

/** Wait of a burst for the next periods: none with probability 1 − `delayed`; mean and second moment over all. */
export interface QuotaWait {
  readonly delayed: number;
  readonly mean: number;
  readonly second: number;
}

/** Work of one burst within a window of W ms, in terms of S²: ∫ overlap² of two intervals L and W, over L². */
function inWindow(spread: number, window: number): number {
  if (spread <= window) return window - spread / 3;
  return (window / spread) ** 2 * (spread - window / 3);
}

/** Windows of n periods after which each is half as long again as the one before. */
const ONE_BY_ONE = 4;
const GROWTH = 1.5;
const MOST_PERIODS = 1e7;
const NEGLIGIBLE = 1e-3;

/**
 * Mean and variance of the greatest excess of n periods' work over n periods' quota, n ≥ 1: by Spitzer's identity the
 * cumulants of the maximum of a random walk are Σ E[(Sₙ⁺)ʲ]/n (Asmussen, Applied Probability and Queues, 2003, §VIII.4).
 */
function carriedOver(rate: number, varianceOf: (windowMs: number) => number, cores: number, periodMs: number) {
  let mean = 0;
  let variance = 0;
  for (let n = 1; n < MOST_PERIODS; ) {
    const next = n < ONE_BY_ONE ? n + 1 : Math.ceil(n * GROWTH);
    const middle = (n + next - 1) / 2;
    const weight = next === n + 1 ? 1 / n : Math.log((next - 0.5) / (n - 0.5));
    const window = middle * periodMs;
    const excess = gammaExcess(rate * window, varianceOf(window), cores * window);
    mean += weight * excess.mean;
    variance += weight * excess.second;
    if (excess.mean <= NEGLIGIBLE * mean) break;
    n = next;
  }
  return { mean, variance };
}

/** Gauss–Legendre on 0 … 1, four points. */
const PHASES = [
  [0.06943184420297371, 0.17392742256872692],
  [0.33000947820757187, 0.326072577431273],
  [0.6699905217924281, 0.326072577431273],
  [0.9305681557970262, 0.17392742256872692],
] as const;
/** Periods looked at one by one; beyond them their chances fall geometrically. */
const PERIODS = 4;
const LARGEST_RATIO = 1 - 1e-6;

/**
 * The wait of bursts under a quota of core time a period (cgroup cpu.max): work runs at full speed until it is spent,
 * then all stops until the next period. A burst of size S that comes u into a period ends in it unless what was
 * carried over, what came since and S itself are more than the quota Q: it then waits T − u, and T − Q/r more for each
 * further Q that lies ahead of it, r the cores that such a backlog keeps busy. What is carried over is a random walk's
 * maximum, less that of as many cores without a quota. A decomposition: against the simulation of 1 to 200 ms of CPU,
 * quotas of 0.5 to 4 cores, mean responses within 10 % in most cases up to 0.8 of the quota, 25 % at 0.93.
 */
export function quotaWaits({ cores, periodMs, most, work }: Quota): (mean: number, second: number) => QuotaWait {
  const quota = cores * periodMs;
  const rate = work.reduce((sum, one) => sum + one.rate * one.mean, 0);
  const varianceOf = (window: number) =>
    work.reduce((sum, one) => sum + one.rate * one.second * inWindow(one.spreadMs, window), 0);
  const limited = carriedOver(rate, varianceOf, cores, periodMs);
  const unlimited = carriedOver(rate, varianceOf, most, periodMs);
  const carried = {
    mean: Math.max(0, limited.mean - unlimited.mean),
    variance: Math.max(0, limited.variance - unlimited.variance),
  };
  const used = rate / cores;
  // A long burst shares each period with what else comes, unless that too waits.
  const stretch = 1 / (1 - used * (1 - used));
  const phases = PHASES.map(([place, weight]) => {
    const u = place * periodMs;
    return { u, weight, mean: carried.mean + rate * u, variance: carried.variance + varianceOf(u) };
  });
  return (mean, second) => {
    const burstVariance = Math.max(0, second - mean * mean);
    let delayed = 0;
    let waitMean = 0;
    let waitSecond = 0;
    for (const { u, weight, mean: ahead, variance } of phases) {
      const left = periodMs - u;
      const own = Math.min(mean, left);
      const first = gammaExcess(ahead + own, variance + burstVariance * (own / mean) ** 2, quota);
      // So early in a period all cores together can't have spent the quota.
      const reach = most * (u + own) + carried.mean;
      const chance = first.probability * Math.min(1, Math.max(0, (reach - quota) / (0.1 * quota)));
      let waited = left;
      delayed += weight * chance;
      waitMean += weight * chance * left;
      waitSecond += weight * chance * left * left;
      const more = (probability: number, lost: number) => {
        waitMean += weight * probability * lost;
        waitSecond += weight * probability * lost * (2 * waited + lost);
        waited += lost;
      };
      let before: Excess | null = null;
      let ratio = 0;
      let last = 0;
      let lost = 0;
      for (let k = 2; k <= PERIODS; k++) {
        const beyond = gammaExcess(ahead + mean * stretch, variance + burstVariance * stretch * stretch, k * quota);
        last = Math.min(chance, beyond.probability);
        lost = Math.max(0, periodMs - quota / Math.min(most, Math.max(1, (k * quota) / mean)));
        more(last, lost);
        ratio = before === null || before.probability === 0 ? 0 : beyond.probability / before.probability;
        before = beyond;
      }
      // The rest as a geometric series: Σ rⁱ and Σ i rⁱ of equal losses.
      const r = Math.min(LARGEST_RATIO, ratio);
      const rest = (last * r) / (1 - r);
      waitMean += weight * rest * lost;
      waitSecond += weight * lost * (rest * (2 * waited + lost) + (2 * lost * rest * r) / (1 - r));
    }
    return { delayed, mean: waitMean, second: waitSecond };
  };
}
