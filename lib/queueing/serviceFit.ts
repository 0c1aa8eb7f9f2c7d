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
 * end is taken. An exponential, a gamma and a lognormal come back as themselves.
 */
export function fitService({ mean, variance, third }: Cumulants): ServiceFit {
  const deviation = Math.sqrt(Math.max(variance, 0));
  const scv = mean > 0 ? variance / (mean * mean) : 0;
  if (scv < DETERMINISTIC_SCV) return { mean, deviation: 0, cdf: (time) => (time >= mean ? 1 : 0) };
  const c = Math.sqrt(scv);
  const skewness = third / (variance * deviation);
  const lognormalShare = Math.min(1, Math.max(0, (skewness - 2 * c) / (c + c * c * c)));
  const gamma = gammaCdf(1 / scv, mean * scv);
  if (lognormalShare < 1e-9) return { mean, deviation, cdf: gamma };
  const lognormal = lognormalCdf(mean, scv);
  return {
    mean,
    deviation,
    cdf: (time) => lognormalShare * lognormal(time) + (1 - lognormalShare) * gamma(time),
  };
}

function gammaCdf(shape: number, scale: number): (time: number) => number {
  if (Math.abs(shape - 1) < 1e-12) return (time) => (time <= 0 ? 0 : -Math.expm1(-time / scale));
  const logGammaOfShape = logGamma(shape);
  return (time) => lowerGamma(shape, time / scale, logGammaOfShape);
}

function lognormalCdf(mean: number, scv: number): (time: number) => number {
  const variance = Math.log1p(scv);
  const sigma = Math.sqrt(variance);
  const mu = Math.log(mean) - variance / 2;
  return (time) => (time <= 0 ? 0 : normalCdf((Math.log(time) - mu) / sigma));
}
