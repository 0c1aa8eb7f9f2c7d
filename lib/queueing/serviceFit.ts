import { lowerGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";
import { normalCdf } from "./normalDistribution";

/** First three cumulants of a duration: mean, variance, third central moment. Those of a sum of independents add. */
export interface Cumulants {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
}

/** A duration's distribution, fitted to its cumulants. */
export interface ServiceFit {
  readonly mean: number;
  readonly deviation: number;
  cdf(time: number): number;
}

const DETERMINISTIC_SCV = 1e-8;

/**
 * A mixture of the gamma and the lognormal law of that mean and variance, weighted so that the skewness matches:
 * both have the two moments, a gamma's skewness is 2c and a lognormal's 3c + c³. Outside this span the nearer
 * end is taken. An exponential comes back exactly, a gamma and a lognormal within 1e-5.
 */
export function fitService({ mean, variance, third }: Cumulants): ServiceFit {
  const deviation = Math.sqrt(Math.max(variance, 0));
  const scv = mean > 0 ? variance / (mean * mean) : 0;
  if (scv < DETERMINISTIC_SCV) return { mean, deviation: 0, cdf: (time) => (time >= mean ? 1 : 0) };
  const c = Math.sqrt(scv);
  const skewness = third / (variance * deviation);
  const lognormalShare = Math.min(1, Math.max(0, (skewness - 2 * c) / (c + c * c * c)));
  if (Math.abs(scv - 1) < 1e-12 && lognormalShare < 1e-9)
    return { mean, deviation, cdf: (time) => (time <= 0 ? 0 : -Math.expm1(-time / mean)) };
  return { mean, deviation, cdf: tabulatedCdf(mean, deviation, lognormalShare) };
}

const CELLS = 160;
/** The grid in units of its scale: even in ln(1 + x), fine near 0 and coarse in the tail, up to 960. */
const STEP = Math.log1p(960) / CELLS;
const LARGEST = Math.expm1(CELLS * STEP);
/** Gauss–Legendre, two points a cell, in v = ln(1 + x): x and dx/dv at each. */
const HALF_GAP = 1 / (2 * Math.sqrt(3));
const INNER = Array.from({ length: 2 * CELLS }, (_, index) =>
  Math.expm1(((index >> 1) + 0.5 + (index % 2 === 0 ? -HALF_GAP : HALF_GAP)) * STEP),
);

/** The mixture's CDF on a grid that follows the law (the gamma's by integrating its density), with cubics between. */
function tabulatedCdf(mean: number, deviation: number, lognormalShare: number): (time: number) => number {
  const scv = (deviation / mean) ** 2;
  // A narrow law far from 0: nothing of it lies six deviations below the mean.
  const shift = Math.max(0, mean - 6 * deviation);
  const scale = (mean - shift + deviation) / 24;
  const shape = 1 / scv;
  const rate = shape / mean;
  const gammaConstant = shape * Math.log(rate) - logGamma(shape);
  const sigma = Math.sqrt(Math.log1p(scv));
  const mu = Math.log(mean) - (sigma * sigma) / 2;
  const gammaShare = 1 - lognormalShare;
  const density = (time: number) => Math.exp(gammaConstant + (shape - 1) * Math.log(time) - rate * time);
  // Two ghost nodes, one each side, for the slopes of the cubic.
  const values = new Float64Array(CELLS + 3);
  let gamma = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const end = shift + scale * Math.expm1((cell + 1) * STEP);
    if (cell === 0 && shape < 1 && gammaShare > 0)
      // The density of a gamma of shape below 1 has a pole at 0.
      gamma = lowerGamma(shape, rate * end);
    else if (gammaShare > 0)
      for (let side = 0; side < 2; side++) {
        const x = INNER[2 * cell + side] ?? 0;
        gamma += (STEP / 2) * scale * (1 + x) * density(shift + scale * x);
      }
    const lognormal = lognormalShare > 0 ? normalCdf((Math.log(end) - mu) / sigma) : 0;
    values[cell + 2] = Math.min(1, gammaShare * gamma + lognormalShare * lognormal);
  }
  values[CELLS + 2] = values[CELLS + 1] ?? 1;
  return (time) => {
    const x = (time - shift) / scale;
    if (x <= 0) return 0;
    if (x >= LARGEST) return 1;
    const place = Math.log1p(x) / STEP;
    const cell = Math.min(CELLS - 1, Math.floor(place));
    const along = place - cell;
    const left = values[cell + 1] ?? 0;
    const right = values[cell + 2] ?? 0;
    const slope = (right - (values[cell] ?? 0)) / 2;
    const nextSlope = ((values[cell + 3] ?? 0) - left) / 2;
    const rest = 1 - along;
    return (
      left * (1 + 2 * along) * rest * rest +
      right * along * along * (3 - 2 * along) +
      (slope * rest - nextSlope * along) * along * rest
    );
  };
}
