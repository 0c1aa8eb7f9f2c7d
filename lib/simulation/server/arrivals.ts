import type { Arrivals } from "@/lib/scenario/traffic";
import { exponential } from "@/lib/simulation/random/exponential";
import type { RandomStream } from "@/lib/simulation/random/randomStream";

/** Times between the arrivals of open traffic, in ms. */
export class ArrivalProcess {
  private readonly random: RandomStream;
  private readonly paced: boolean;
  private readonly bursty: boolean;
  private readonly gapMs: readonly [number, number];
  private readonly stayMs: readonly [number, number];
  private state: 0 | 1 = 0;
  private stateLeftMs = 0;
  /** The last gap; see `exponential`. */
  private drawnMs = 0;

  constructor(rateRps: number, arrivals: Arrivals, random: RandomStream) {
    const mean = 1000 / rateRps;
    this.random = random;
    this.paced = arrivals.process === "paced";
    this.bursty = arrivals.process === "bursty";
    this.gapMs = [mean, mean];
    this.stayMs = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (arrivals.process === "bursty") {
      // The calm rate makes up for the bursts, so that the mean rate is as given.
      const { burstRatio, burstShare, burstMs } = arrivals;
      const calmRatio = (1 - burstRatio * burstShare) / (1 - burstShare);
      this.gapMs = [calmRatio > 0 ? mean / calmRatio : Number.POSITIVE_INFINITY, mean / burstRatio];
      this.stayMs = [(burstMs * (1 - burstShare)) / burstShare, burstMs];
      this.state = random.uniform() < burstShare ? 1 : 0;
      this.stateLeftMs = this.stayMs[this.state] * exponential(random);
    }
  }

  /** Time until the next arrival. */
  nextGapMs(): number {
    this.renew();
    return this.drawnMs;
  }

  private renew(): void {
    if (this.paced) this.drawnMs = this.gapMs[0];
    else if (this.bursty) this.renewBursty();
    else this.drawnMs = this.gapMs[0] * exponential(this.random);
  }

  private renewBursty(): void {
    let elapsed = 0;
    for (;;) {
      // Both clocks are memoryless, so a draw that the change of state cuts short is drawn anew.
      const gap = this.gapMs[this.state] * exponential(this.random);
      if (gap <= this.stateLeftMs) {
        this.stateLeftMs -= gap;
        this.drawnMs = elapsed + gap;
        return;
      }
      elapsed += this.stateLeftMs;
      this.state = this.state === 0 ? 1 : 0;
      this.stateLeftMs = this.stayMs[this.state] * exponential(this.random);
    }
  }
}
