import type { Distribution } from "@/lib/scenario/distribution";
import { drawExponential } from "./exponential";
import { Gamma } from "./gamma";
import { drawNormal } from "./normal";
import type { RandomStream } from "./randomStream";

const DETERMINISTIC = 0;
const EXPONENTIAL = 1;
const LOGNORMAL = 2;
const GAMMA = 3;

/** Where no gamma distribution is asked for. */
const STANDARD = new Gamma(1);

/** Draws of one distribution, its parameters worked out once. */
export class Sampler {
  private readonly family: number;
  private readonly location: number;
  private readonly scale: number;
  private readonly gamma: Gamma;

  constructor(distribution: Distribution) {
    const { mean } = distribution;
    this.family = DETERMINISTIC;
    this.location = mean;
    this.scale = 0;
    this.gamma = STANDARD;
    if (mean === 0) return;
    switch (distribution.family) {
      case "deterministic":
        break;
      case "exponential":
        this.family = EXPONENTIAL;
        break;
      case "lognormal": {
        // Log-space variance and mean that give `mean` and `cv` (Law, Simulation Modeling and Analysis, 8.3).
        const variance = Math.log(1 + distribution.cv * distribution.cv);
        this.family = LOGNORMAL;
        this.location = Math.log(mean) - variance / 2;
        this.scale = Math.sqrt(variance);
        break;
      }
      case "gamma":
        this.family = GAMMA;
        this.gamma = new Gamma(1 / (distribution.cv * distribution.cv));
        this.scale = mean / this.gamma.shape;
    }
  }

  /** Leaves the draw in the stream's `drawn`. */
  draw(random: RandomStream): void {
    switch (this.family) {
      case EXPONENTIAL:
        drawExponential(random);
        random.drawn *= this.location;
        return;
      case LOGNORMAL:
        drawNormal(random);
        random.drawn = Math.exp(this.location + this.scale * random.drawn);
        return;
      case GAMMA:
        this.gamma.draw(random);
        random.drawn *= this.scale;
        return;
      default:
        random.drawn = this.location;
    }
  }
}
