import { constantLaw, gammaLaw, lognormalLaw, type ServiceLaw } from "./serviceLaw";

/** First three cumulants of a duration: mean, variance, third central moment. Those of a sum of independents add. */
export interface Cumulants {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
}

/** A duration's distribution, fitted to its cumulants. */
export interface ServiceFit {
  readonly mean: number;
  readonly variance: number;
  /** Their shares sum to 1. */
  readonly laws: readonly ServiceLaw[];
}

const DETERMINISTIC_SCV = 1e-8;
/** A share of a law below this shows in no result. */
const NONE = 1e-9;

/**
 * A mixture of the gamma and the lognormal law of that mean and variance, weighted so that the skewness matches:
 * both have the two moments, a gamma's skewness is 2c and a lognormal's 3c + c³. Outside this span the nearer
 * end is taken. A gamma law (an exponential one) and a lognormal law come back as they are.
 */
export function fitService({ mean, variance, third }: Cumulants): ServiceFit {
  const scv = mean > 0 ? variance / (mean * mean) : 0;
  if (scv < DETERMINISTIC_SCV) return { mean, variance: 0, laws: [constantLaw(mean)] };
  const c = Math.sqrt(scv);
  const skewness = third / (variance * Math.sqrt(variance));
  const lognormalShare = Math.min(1, Math.max(0, (skewness - 2 * c) / (c + c * c * c)));
  // What rounding made of an exponential law is one.
  const gammaScv = Math.abs(scv - 1) < 1e-12 ? 1 : scv;
  if (lognormalShare < NONE) return { mean, variance, laws: [gammaLaw(mean, gammaScv, 1)] };
  if (lognormalShare > 1 - NONE) return { mean, variance, laws: [lognormalLaw(mean, scv, 1)] };
  return {
    mean,
    variance,
    laws: [gammaLaw(mean, gammaScv, 1 - lognormalShare), lognormalLaw(mean, scv, lognormalShare)],
  };
}
