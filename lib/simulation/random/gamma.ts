import { drawExponential } from "./exponential";
import { drawNormal } from "./normal";
import type { RandomStream } from "./randomStream";

/**
 * The gamma distribution of one shape and scale 1, by Marsaglia and Tsang (2000); for shape < 1 by their boost:
 * gamma(shape + 1) × U^(1/shape), with U^(1/shape) as exp(−E/shape).
 */
export class Gamma {
  readonly shape: number;
  private readonly d: number;
  private readonly c: number;

  constructor(shape: number) {
    this.shape = shape;
    this.d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
    this.c = 1 / Math.sqrt(9 * this.d);
  }

  draw(random: RandomStream): void {
    const { c, d, shape } = this;
    for (;;) {
      drawNormal(random);
      const x = random.drawn;
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      random.drawUniform();
      if (Math.log(random.drawn) >= 0.5 * x * x + d - d * v + d * Math.log(v)) continue;
      const unboosted = d * v;
      random.drawn = unboosted;
      if (shape >= 1) return;
      drawExponential(random);
      random.drawn = unboosted * Math.exp(-random.drawn / shape);
      return;
    }
  }
}
