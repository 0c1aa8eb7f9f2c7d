import { gammaLaw, lawCdf, lawDensity, lognormalLaw } from "@/lib/queueing/serviceLaw";
import { coefficientOfVariation, type Distribution } from "@/lib/scenario/distribution";

/** Values that stand for a distribution: enough that steps of a transfer time between them do not show. */
const POINTS = 64;
/** Sizes below this share of the mean (e⁻⁸) count alike. */
const NEXT_TO_NOTHING = 8;
/** A size that varies less than this is constant. */
const CONSTANT = 1e-3;
/** What is shorter on average takes no time on any link. */
const LEAST_BYTES = 1;

export interface WeightedSize {
  readonly share: number;
  readonly bytes: number;
}

/**
 * A size as weighted values with its mean: the trapezium rule on the density in ln(size), whose error vanishes
 * faster than any power of the step where the density does (Trefethen & Weideman, SIAM Review 56, 2014).
 */
export function sizePoints(distribution: Distribution): readonly WeightedSize[] {
  const { family, mean } = distribution;
  const cv = coefficientOfVariation(distribution);
  if (cv < CONSTANT || mean < LEAST_BYTES) return [{ share: 1, bytes: mean }];
  const law = family === "lognormal" ? lognormalLaw(mean, cv * cv, 1) : gammaLaw(mean, cv * cv, 1);
  const low = Math.max(law.low, mean * Math.exp(-NEXT_TO_NOTHING));
  const step = Math.log(law.high / low) / POINTS;
  const raw = Array.from({ length: POINTS }, (_, index) => {
    const bytes = low * Math.exp(step * (index + 0.5));
    return { share: step * bytes * lawDensity(law, bytes), bytes };
  });
  raw.push({ share: lawCdf(law, low), bytes: low / 2 });
  const total = raw.reduce((sum, { share }) => sum + share, 0);
  const points = raw.filter(({ share }) => share > 0).map(({ share, bytes }) => ({ share: share / total, bytes }));
  const found = points.reduce((sum, { share, bytes }) => sum + share * bytes, 0);
  return points.map(({ share, bytes }) => ({ share, bytes: (bytes * mean) / found }));
}

/**
 * Those whose time, growing with the size, is at most `limitMs`, and the share of them. Half of what a point stands for
 * is smaller: between two points the share grows evenly with the time.
 */
export function sizesWithin(
  sizes: readonly WeightedSize[],
  timeMs: (bytes: number) => number,
  limitMs: number,
): { readonly share: number; readonly sizes: readonly WeightedSize[] } {
  const ordered = sizes.toSorted((a, b) => a.bytes - b.bytes);
  const times = ordered.map(({ bytes }) => timeMs(bytes));
  const late = times.findIndex((time) => time > limitMs);
  if (late < 0) return { share: 1, sizes };
  const before = late > 0 ? (times[late - 1] ?? 0) : 0;
  const way = Math.max(0, (limitMs - before) / Math.max((times[late] ?? 0) - before, 1e-12));
  const kept = ordered
    .map(({ share, bytes }, index) => {
      const part = index < late - 1 ? 1 : index === late - 1 ? (1 + way) / 2 : index === late ? way / 2 : 0;
      return { share: share * part, bytes };
    })
    .filter(({ share }) => share > 0);
  const share = kept.reduce((sum, one) => sum + one.share, 0);
  if (share === 0) return { share, sizes: ordered.slice(0, 1) };
  return { share, sizes: kept.map((one) => ({ ...one, share: one.share / share })) };
}
