import type { Cumulants } from "@/lib/queueing/serviceFit";
import { coefficientOfVariation, type Distribution } from "@/lib/scenario/distribution";

export const NONE: Cumulants = { mean: 0, variance: 0, third: 0 };

/** A picosecond: a demand below it is none. Far smaller numbers would only lose their squares to underflow. */
const SMALLEST_MS = 1e-9;

/** Mean, variance and third central moment of a demand. Skewness: exponential 2, gamma 2c, lognormal 3c + c³. */
export function cumulantsOf(distribution: Distribution): Cumulants {
  const { mean } = distribution;
  if (mean < SMALLEST_MS) return NONE;
  const c = coefficientOfVariation(distribution);
  const deviation = c * mean;
  const skewness = distribution.family === "lognormal" ? 3 * c + c * c * c : 2 * c;
  return { mean, variance: deviation * deviation, third: skewness * deviation * deviation * deviation };
}

function scaledCumulants({ mean, variance, third }: Cumulants, factor: number): Cumulants {
  return { mean: mean * factor, variance: variance * factor * factor, third: third * factor * factor * factor };
}

/** Times an independent factor that is a gamma variate of mean `factor` and squared coefficient of variation `scv`. */
export function stretchedCumulants(own: Cumulants, factor: number, scv: number): Cumulants {
  const { mean, variance, third } = scaledCumulants(own, factor);
  if (scv === 0) return { mean, variance, third };
  const second = (variance + mean * mean) * (1 + scv);
  const cubes = (third + 3 * mean * variance + mean ** 3) * (1 + scv) * (1 + 2 * scv);
  const spread = second - mean * mean;
  return { mean, variance: spread, third: cubes - 3 * mean * spread - mean ** 3 };
}

/** Of a sum of independent durations. */
export function sumCumulants(...parts: readonly Cumulants[]): Cumulants {
  let mean = 0;
  let variance = 0;
  let third = 0;
  for (const part of parts) {
    mean += part.mean;
    variance += part.variance;
    third += part.third;
  }
  return { mean, variance, third };
}

/** A duration of that mean and squared coefficient of variation with a gamma's skewness. */
export function gammaCumulants(mean: number, scv: number): Cumulants {
  const variance = scv * mean * mean;
  return { mean, variance, third: mean > 0 ? (2 * variance * variance) / mean : 0 };
}

/** Of a random choice among durations. */
export function mixtureCumulants(
  parts: readonly { readonly share: number; readonly cumulants: Cumulants }[],
): Cumulants {
  let mean = 0;
  let second = 0;
  let third = 0;
  for (const { share, cumulants: c } of parts) {
    mean += share * c.mean;
    second += share * (c.variance + c.mean * c.mean);
    third += share * (c.third + 3 * c.mean * c.variance + c.mean ** 3);
  }
  const variance = Math.max(0, second - mean * mean);
  return { mean, variance, third: third - 3 * mean * variance - mean ** 3 };
}
