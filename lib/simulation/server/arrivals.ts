import type { Arrivals } from "@/lib/scenario/traffic";
import { drawExponential } from "@/lib/simulation/random/exponential";
import type { RandomStream } from "@/lib/simulation/random/randomStream";

/** Times between the arrivals of open traffic, in ms. */
export class ArrivalProcess {
  /** The last gap that was drawn. */
  gapMs = 0;
  private readonly random: RandomStream;
  private readonly paced: boolean;
  private readonly bursty: boolean;
  private readonly meansMs: readonly [number, number];
  private readonly stayMs: readonly [number, number];
  private state: 0 | 1 = 0;
  private stateLeftMs = 0;

  constructor(rateRps: number, arrivals: Arrivals, random: RandomStream) {
    const mean = 1000 / rateRps;
    this.random = random;
    this.paced = arrivals.process === "paced";
    this.bursty = arrivals.process === "bursty";
    this.meansMs = [mean, mean];
    this.stayMs = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (arrivals.process === "bursty") {
      // The calm rate makes up for the bursts, so that the mean rate is as given.
      const { burstRatio, burstShare, burstMs } = arrivals;
      const calmRatio = (1 - burstRatio * burstShare) / (1 - burstShare);
      this.meansMs = [calmRatio > 0 ? mean / calmRatio : Number.POSITIVE_INFINITY, mean / burstRatio];
      this.stayMs = [(burstMs * (1 - burstShare)) / burstShare, burstMs];
      random.drawUniform();
      this.state = random.drawn < burstShare ? 1 : 0;
      drawExponential(random);
      this.stateLeftMs = this.stayMs[this.state] * random.drawn;
    }
  }

  /** Leaves the time until the next arrival in `gapMs`. */
  draw(): void {
    const { random } = this;
    if (this.paced) this.gapMs = this.meansMs[0];
    else if (this.bursty) this.drawBursty(random);
    else {
      drawExponential(random);
      this.gapMs = this.meansMs[0] * random.drawn;
    }
  }

  private drawBursty(random: RandomStream): void {
    let elapsed = 0;
    for (;;) {
      // Both clocks are memoryless, so a draw that the change of state cuts short is drawn anew.
      drawExponential(random);
      const gap = this.meansMs[this.state] * random.drawn;
      if (gap <= this.stateLeftMs) {
        this.stateLeftMs -= gap;
        this.gapMs = elapsed + gap;
        return;
      }
      elapsed += this.stateLeftMs;
      this.state = this.state === 0 ? 1 : 0;
      drawExponential(random);
      this.stateLeftMs = this.stayMs[this.state] * random.drawn;
    }
  }
}
