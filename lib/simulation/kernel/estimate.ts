import { studentT } from "./studentT";

/** A figure with the interval in which it lies with the stated confidence. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * `value` with a Student-t interval from independent replications (Law, Simulation Modeling and Analysis, 9.4).
 * With fewer than two there is nothing to judge by: the interval is the value itself.
 */
export function estimate(value: number, replications: readonly number[], confidence: 0.95 | 0.99 = 0.95): Estimate {
  const count = replications.length;
  if (count < 2) return { value, low: value, high: value };
  const mean = replications.reduce((sum, one) => sum + one, 0) / count;
  const variance = replications.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1);
  const half = studentT(count - 1, confidence) * Math.sqrt(variance / count);
  return { value, low: Math.max(0, value - half), high: value + half };
}

/** Half the interval's width, relative to the value; 0 where the value is. */
export function relativePrecision({ value, low, high }: Estimate): number {
  return value === 0 ? 0 : Math.max(high - value, value - low) / value;
}
