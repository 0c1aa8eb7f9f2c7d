import { logUpperGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";

/** What of a variate A lies beyond x: P(A > x), E[(A − x)⁺] and E[((A − x)⁺)²]. */
export interface Excess {
  readonly probability: number;
  readonly mean: number;
  readonly second: number;
}

/** e⁻³²: nothing lies beyond. */
const INVISIBLE = -32;
const NOTHING: Excess = { probability: 0, mean: 0, second: 0 };
/** Shape from which a gamma variate is as good as constant. */
const CONSTANT = 1e9;

/** Of a gamma variate of that mean and variance, both ≥ 0; Q(k + 1, y) = Q(k, y) + yᵏ e⁻ʸ/Γ(k + 1) gives all three. */
export function gammaExcess(mean: number, variance: number, x: number): Excess {
  if (x <= 0) return { probability: 1, mean: mean - x, second: variance + (mean - x) ** 2 };
  if (mean <= 0) return NOTHING;
  const shape = (mean * mean) / variance;
  if (!(shape < CONSTANT)) return mean > x ? { probability: 1, mean: mean - x, second: (mean - x) ** 2 } : NOTHING;
  const scale = mean / shape;
  const y = x / scale;
  const logGammaOfShape = logGamma(shape);
  const logProbability = logUpperGamma(shape, y, logGammaOfShape);
  if (logProbability < INVISIBLE) return NOTHING;
  const probability = Math.exp(logProbability);
  const step = Math.exp(shape * Math.log(y) - y - logGammaOfShape) / shape;
  const once = probability + step;
  const twice = once + (step * y) / (shape + 1);
  return {
    probability,
    mean: Math.max(0, mean * once - x * probability),
    second: Math.max(0, mean * (mean + scale) * twice - 2 * x * mean * once + x * x * probability),
  };
}
