import type { Distribution } from "@/lib/scenario/distribution";
import { exponential } from "./exponential";
import { gamma } from "./gamma";
import { normal } from "./normal";
import type { RandomStream } from "./randomStream";

const DETERMINISTIC = 0;
const EXPONENTIAL = 1;
const LOGNORMAL = 2;
const GAMMA = 3;

/** Draws of one distribution, its parameters worked out once. */
export class Sampler {
  private readonly family: number;
  private readonly location: number;
  private readonly scale: number;
  /** The last draw; see `exponential`. */
  private drawn = 0;

  constructor(distribution: Distribution) {
    const { mean } = distribution;
    this.family = DETERMINISTIC;
    this.location = mean;
    this.scale = 0;
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
        this.location = 1 / (distribution.cv * distribution.cv);
        this.scale = mean / this.location;
    }
  }

  draw(random: RandomStream): number {
    this.renew(random);
    return this.drawn;
  }

  private renew(random: RandomStream): void {
    switch (this.family) {
      case EXPONENTIAL:
        this.drawn = this.location * exponential(random);
        return;
      case LOGNORMAL:
        this.drawn = Math.exp(this.location + this.scale * normal(random));
        return;
      case GAMMA:
        this.drawn = this.scale * gamma(random, this.location);
        return;
      default:
        this.drawn = this.location;
    }
  }
}
