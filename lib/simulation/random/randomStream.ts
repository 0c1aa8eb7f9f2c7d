/** Numbers made at a time. */
const BATCH = 64;
const TWO_POW_32 = 4294967296;
/** Jump polynomial of xoshiro128: 2^64 steps ahead, so that streams never meet (Blackman and Vigna 2018). */
const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b] as const;

/** One round of splitmix32: spreads a small seed over 32 bits. */
function splitmix32(seed: number): number {
  let z = (seed + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) | 0;
}

/**
 * xoshiro128++ (Blackman and Vigna 2018): period 2^128 − 1, 32 bits a step, integer arithmetic only, so the same
 * seed gives the same numbers on every platform. Stream n of a seed starts n × 2^64 steps ahead of stream 0.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private readonly batch = new Int32Array(BATCH);
  private next = BATCH;
  /** What was drawn last, by whatever draws a real number: returned, it would be boxed wherever V8 does not inline. */
  drawn = 0;

  constructor(seed: number, stream = 0) {
    const high = Math.floor(seed / TWO_POW_32) | 0;
    this.a = splitmix32(seed | 0);
    this.b = splitmix32(this.a ^ high);
    this.c = splitmix32(this.b);
    this.d = splitmix32(this.c) | 1;
    for (let jumps = 0; jumps < stream; jumps++) this.jump();
  }

  /** 32 random bits. */
  bits(): number {
    if (this.next === BATCH) this.fill();
    return this.batch[this.next++] ?? 0;
  }

  /** Draws from the open interval (0, 1), uniform in steps of 2^−32. */
  drawUniform(): void {
    this.drawn = ((this.bits() >>> 0) + 0.5) / TWO_POW_32;
  }

  /** As `drawUniform`, for where speed does not matter. */
  uniform(): number {
    this.drawUniform();
    return this.drawn;
  }

  /** A whole number, uniform in 0 … bound − 1; the bias is below bound / 2^32. */
  below(bound: number): number {
    this.drawUniform();
    return Math.floor(this.drawn * bound);
  }

  /** The next batch, with the state in registers: twice as fast as one number at a time. */
  private fill(): void {
    const { batch } = this;
    let { a, b, c, d } = this;
    for (let place = 0; place < BATCH; place++) {
      const sum = (a + d) | 0;
      batch[place] = (((sum << 7) | (sum >>> 25)) + a) | 0;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.next = 0;
  }

  private step(): void {
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
  }

  private jump(): void {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (const word of JUMP)
      for (let bit = 0; bit < 32; bit++) {
        if ((word >>> bit) & 1) {
          a ^= this.a;
          b ^= this.b;
          c ^= this.c;
          d ^= this.d;
        }
        this.step();
      }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }
}
