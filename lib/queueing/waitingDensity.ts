import { geometricSum, truncatedGeometricMean } from "./geometricSum";
import { logUpperGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";
import type { WaitingTime } from "./queueState";

/** A continuous waiting time of those who wait: its density, and where all but 1e-13 of it lies. */
export interface WaitingDensity {
  /** Probability of waiting at all; the density integrates to it. */
  readonly delayed: number;
  /** Of all, those who don't wait included. */
  readonly mean: number;
  /** The rate where the wait is a plain exponential; null otherwise. */
  readonly decay: number | null;
  readonly low: number;
  readonly high: number;
  /** The width over which the density changes. */
  readonly scale: number;
  density(time: number): number;
}

/** e⁻³⁰: a share that no result shows. */
const INVISIBLE = 30;
const LONG_QUEUE = 64;

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
      mean: delayed * mean,
      decay: null,
      low: Math.max(0, mean - 9 * deviation),
      high: mean + 9 * deviation + 35 / rate,
      scale: Math.min(deviation, mean),
      density: gammaDensity(shape, rate, delayed),
    };
  }
  const { ratio, places, phaseRate } = wait;
  if (ratio > 1 && places >= LONG_QUEUE && places * Math.log(ratio) > INVISIBLE) {
    // A long queue that is nearly always full: B phases less a geometric number, all but normal.
    const phases = places - 1 / (ratio - 1);
    const spread = ratio / (ratio - 1) ** 2;
    const shape = (phases * phases) / (phases + spread);
    return waitingDensity({ kind: "gamma", delayed, shape, rate: (shape / phases) * phaseRate });
  }
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
  const fewest = places - 9 * Math.sqrt(places);
  // Where r^B is invisible the truncation is too: a plain exponential.
  const unlimited = ratio < 1 && places * logRatio < -INVISIBLE;
  const back = ratio > 1 ? 35 / (phaseRate * (1 - 1 / ratio)) : fullWait;
  return {
    delayed,
    mean: (delayed * (truncatedGeometricMean(ratio, places) + 1)) / phaseRate,
    decay: unlimited ? decay : null,
    low: Math.max(0, fullWait - 9 * fullSpread - back),
    high: Math.min(fullWait + 9 * fullSpread + 35 / phaseRate, decay > 0 ? 35 / decay : Number.POSITIVE_INFINITY),
    scale: unlimited ? 1 / decay : Math.min(decay > 0 ? 1 / decay : Number.POSITIVE_INFINITY, fullSpread),
    density: unlimited
      ? (time) => (time < 0 ? 0 : Math.exp(constant - decay * time))
      : (time) => {
          if (time < 0) return 0;
          const x = phaseRate * time;
          const y = x * ratio;
          // Nine deviations below its mean the truncation can't be seen.
          const logCut = y < fewest ? 0 : logUpperGamma(places, y, logGammaOfPlaces);
          return Math.exp(constant - x + y + logCut);
        },
  };
}
