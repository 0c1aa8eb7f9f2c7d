import { geometricSum } from "./geometricSum";
import { logUpperGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";
import type { WaitingTime } from "./queueState";

/** A continuous waiting time of those who wait: its density, and where all but 1e-13 of it lies. */
export interface WaitingDensity {
  /** Probability of waiting at all; the density integrates to it. */
  readonly delayed: number;
  readonly low: number;
  readonly high: number;
  /** The width over which the density changes. */
  readonly scale: number;
  density(time: number): number;
}

/** The density of a gamma variate of integer or real shape, by logarithms. */
function gammaDensity(shape: number, rate: number, delayed: number): WaitingDensity["density"] {
  const constant = Math.log(delayed) + shape * Math.log(rate) - logGamma(shape);
  return (time) => (time <= 0 ? 0 : Math.exp(constant + (shape - 1) * Math.log(time) - rate * time));
}

/** Σ_{i<B} a rⁱ ν e^{−νw} (νw)ⁱ/i! = a ν e^{−νw(1−r)} Q(B, νrw), in logarithms so that r > 1 can't overflow. */
export function waitingDensity(wait: WaitingTime): WaitingDensity {
  const { delayed } = wait;
  if (wait.kind === "gamma") {
    const { shape, rate } = wait;
    const deviation = Math.sqrt(shape) / rate;
    const mean = shape / rate;
    return {
      delayed,
      low: Math.max(0, mean - 9 * deviation),
      high: mean + 9 * deviation + 35 / rate,
      scale: Math.min(deviation, mean),
      density: gammaDensity(shape, rate, delayed),
    };
  }
  const { ratio, places, phaseRate } = wait;
  const logRatio = Math.log(ratio);
  const logSum =
    ratio > 1
      ? places * logRatio + Math.log(-Math.expm1(-places * logRatio) / (ratio - 1))
      : Math.log(geometricSum(ratio, places));
  const constant = Math.log(delayed * phaseRate) - logSum;
  const logGammaOfPlaces = logGamma(places);
  const fullWait = places / phaseRate;
  const fullSpread = Math.sqrt(places) / phaseRate;
  const decay = phaseRate * Math.max(1 - ratio, 0);
  // Where r^B is invisible the truncation is too: a plain exponential.
  const unlimited = ratio < 1 && places * logRatio < -40;
  const back = ratio > 1 ? 35 / (phaseRate * (1 - 1 / ratio)) : fullWait;
  return {
    delayed,
    low: Math.max(0, fullWait - 9 * fullSpread - back),
    high: Math.min(fullWait + 9 * fullSpread + 35 / phaseRate, decay > 0 ? 35 / decay : Number.POSITIVE_INFINITY),
    scale: unlimited ? 1 / decay : Math.min(decay > 0 ? 1 / decay : Number.POSITIVE_INFINITY, fullSpread),
    density: unlimited
      ? (time) => (time < 0 ? 0 : Math.exp(constant - decay * time))
      : (time) => {
          if (time < 0) return 0;
          const x = phaseRate * time;
          return Math.exp(constant - x * (1 - ratio) + logUpperGamma(places, x * ratio, logGammaOfPlaces));
        },
  };
}
