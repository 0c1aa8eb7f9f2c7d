import { lowerGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";
import { normalCdf } from "./normalDistribution";

/** One of the laws that a duration is a mixture of. All but 1e-13 of it lies between `low` and `high`. */
interface Law {
  /** Its share of the mixture. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface ConstantLaw extends Law {
  readonly family: "constant";
  readonly value: number;
}

export interface GammaLaw extends Law {
  readonly family: "gamma";
  readonly shape: number;
  readonly rate: number;
  readonly logGammaOfShape: number;
  /** ln of the factor of s^{shape − 1} e^{−rate s}. */
  readonly logFactor: number;
}

export interface LognormalLaw extends Law {
  readonly family: "lognormal";
  readonly mu: number;
  readonly sigma: number;
  readonly convolved: Convolved;
}

/** The convolution with an exponential that was asked for last: one of nearly the same time starts from it. */
interface Convolved {
  decay: number;
  time: number;
  /** How exact it is, in e-folds. */
  digits: number;
  value: number;
}

export type ServiceLaw = ConstantLaw | GammaLaw | LognormalLaw;

/** Deviations of a normal law beyond which lies 1e-13. */
const FAR = 7.4;

export function constantLaw(value: number): ConstantLaw {
  return { family: "constant", share: 1, low: value, high: value, value };
}

/** The ends of a gamma law by Wilson and Hilferty: the cube root of such a variate is all but normal. */
function gammaEnd(shape: number, deviations: number): number {
  const root = 1 - 1 / (9 * shape) + deviations / (3 * Math.sqrt(shape));
  return root <= 0 ? 0 : shape * root * root * root;
}

export function gammaLaw(mean: number, scv: number, share: number): GammaLaw {
  const shape = 1 / scv;
  const rate = shape / mean;
  const logGammaOfShape = logGamma(shape);
  return {
    family: "gamma",
    share,
    low: gammaEnd(shape, -FAR) / rate,
    high: gammaEnd(shape, FAR) / rate,
    shape,
    rate,
    logGammaOfShape,
    logFactor: shape * Math.log(rate) - logGammaOfShape,
  };
}

export function lognormalLaw(mean: number, scv: number, share: number): LognormalLaw {
  const variance = Math.log1p(scv);
  const sigma = Math.sqrt(variance);
  const mu = Math.log(mean) - variance / 2;
  return {
    family: "lognormal",
    share,
    low: Math.exp(mu - FAR * sigma),
    high: Math.exp(mu + FAR * sigma),
    mu,
    sigma,
    convolved: { decay: Number.NaN, time: 0, digits: 0, value: 0 },
  };
}

/** P(duration ≤ t). */
export function lawCdf(law: ServiceLaw, time: number): number {
  if (law.family === "constant") return time >= law.value ? 1 : 0;
  if (time <= law.low) return 0;
  if (time >= law.high) return 1;
  if (law.family === "lognormal") return normalCdf((Math.log(time) - law.mu) / law.sigma);
  return law.shape === 1 ? -Math.expm1(-law.rate * time) : lowerGamma(law.shape, law.rate * time, law.logGammaOfShape);
}

/** Its slope; a constant has none. */
export function lawDensity(law: ServiceLaw, time: number): number {
  if (law.family === "constant" || time <= law.low || time >= law.high) return 0;
  if (law.family === "gamma") return Math.exp(law.logFactor + (law.shape - 1) * Math.log(time) - law.rate * time);
  const z = (Math.log(time) - law.mu) / law.sigma;
  return Math.exp(-0.5 * z * z) / (time * law.sigma * Math.sqrt(2 * Math.PI));
}
