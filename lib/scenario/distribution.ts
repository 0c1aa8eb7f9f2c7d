import { z } from "zod";
import { quantity } from "./quantity";

const DISTRIBUTION_FAMILIES = ["deterministic", "exponential", "lognormal", "gamma"] as const;

/**
 * A non-negative random demand in the unit of the field that holds it.
 * `cv` is the coefficient of variation (standard deviation / mean).
 */
function distributionOf(maxMean: number, unit: string) {
  const mean = quantity({ min: 0, max: maxMean, unit });
  const cv = quantity({ min: 0.01, max: 8, unit: "" });
  return z.discriminatedUnion(
    "family",
    [
      z.strictObject({ family: z.literal("deterministic"), mean }),
      z.strictObject({ family: z.literal("exponential"), mean }),
      z.strictObject({ family: z.literal("lognormal"), mean, cv }),
      z.strictObject({ family: z.literal("gamma"), mean, cv }),
    ],
    { error: `Choose one of: ${DISTRIBUTION_FAMILIES.join(", ")}.` },
  );
}

export const durationMs = distributionOf(3_600_000, "ms");
export const sizeBytes = distributionOf(10_000_000_000, "bytes");

export type Distribution = z.infer<typeof durationMs>;

/** Coefficient of variation, whatever the family. A zero mean has no variation. */
export function coefficientOfVariation(distribution: Distribution): number {
  if (distribution.mean === 0) return 0;
  switch (distribution.family) {
    case "deterministic":
      return 0;
    case "exponential":
      return 1;
    default:
      return distribution.cv;
  }
}
