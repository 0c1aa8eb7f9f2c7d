/** 2^SUB_BITS buckets an octave: a bucket is at most 0.4 % wide. */
const SUB_BITS = 8;
const SUB_BUCKETS = 1 << SUB_BITS;
/** The smallest value told apart is 2^−20 ms (1 ns), the largest 2^34 ms (half a year). */
const LOWEST_EXPONENT = -20;
const HIGHEST_EXPONENT = 34;
export const BUCKETS = (HIGHEST_EXPONENT - LOWEST_EXPONENT) * SUB_BUCKETS;
const EXPONENT_BIAS = 1023;
const OFFSET = (LOWEST_EXPONENT + EXPONENT_BIAS) << SUB_BITS;

const asDouble = new Float64Array(1);
const asWords = new Uint32Array(asDouble.buffer);

/** The bucket is the exponent and the first bits of the mantissa, read off the number itself (little-endian). */
export function bucketOf(value: number): number {
  asDouble[0] = value;
  return bucketOfDouble();
}

function bucketOfDouble(): number {
  const bucket = ((asWords[1] ?? 0) >>> (20 - SUB_BITS)) - OFFSET;
  return bucket < 0 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
}

/** The lower end of a bucket. */
function lowerEnd(bucket: number): number {
  const exponent = Math.floor(bucket / SUB_BUCKETS) + LOWEST_EXPONENT;
  return 2 ** exponent * (1 + (bucket % SUB_BUCKETS) / SUB_BUCKETS);
}

/** Counts of non-negative values in log-linear buckets (as HdrHistogram): fixed memory, quantiles within 0.4 %. */
export class Histogram {
  /** What `record` records. In place of a parameter, which would be boxed wherever V8 does not inline the call. */
  value = 0;
  private readonly counts = new Float64Array(BUCKETS);
  private total = 0;
  private sum = 0;
  private squares = 0;

  get count(): number {
    return this.total;
  }

  /** NaN-free: 0 while empty. */
  get mean(): number {
    return this.total === 0 ? 0 : this.sum / this.total;
  }

  get variance(): number {
    return this.total < 2 ? 0 : Math.max(0, (this.squares - this.sum * this.mean) / (this.total - 1));
  }

  /** Records `value`. Returns its bucket. */
  record(): number {
    const { value } = this;
    asDouble[0] = value;
    const bucket = bucketOfDouble();
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.total++;
    this.sum += value;
    this.squares += value * value;
    return bucket;
  }

  add(other: Histogram): void {
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      this.counts[bucket] = (this.counts[bucket] ?? 0) + (other.counts[bucket] ?? 0);
    this.total += other.total;
    this.sum += other.sum;
    this.squares += other.squares;
  }

  clear(): void {
    this.counts.fill(0);
    this.total = 0;
    this.sum = 0;
    this.squares = 0;
  }

  /** The value below which the share `p` (0 … 1) lies, linear within its bucket; 0 while empty. */
  quantile(p: number): number {
    if (this.total === 0) return 0;
    const rank = p * this.total;
    let below = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = this.counts[bucket] ?? 0;
      if (count > 0 && below + count >= rank) {
        const low = bucket === 0 ? 0 : lowerEnd(bucket);
        return low + ((rank - below) / count) * (lowerEnd(bucket + 1) - low);
      }
      below += count;
    }
    return lowerEnd(BUCKETS);
  }

  /** How many values so many buckets from `first` on hold. */
  countOf(first: number, buckets: number): number {
    let count = 0;
    for (let bucket = first; bucket < first + buckets; bucket++) count += this.counts[bucket] ?? 0;
    return count;
  }

  /** The share of values above `limit`, within a bucket; 0 while empty. */
  shareAbove(limit: number): number {
    if (this.total === 0) return 0;
    let above = 0;
    for (let bucket = bucketOf(limit) + 1; bucket < BUCKETS; bucket++) above += this.counts[bucket] ?? 0;
    return above / this.total;
  }
}
