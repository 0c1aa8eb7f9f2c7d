import type { Clock } from "./clock";

/** The average over time of a quantity that changes in steps. */
export class TimeWeighted {
  value = 0;
  /** The largest value since the average began. */
  peak = 0;
  private area = 0;
  private sinceMs = 0;
  private fromMs = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  change(by: number): void {
    const { now } = this.clock;
    this.area += this.value * (now - this.sinceMs);
    this.sinceMs = now;
    this.value += by;
    if (this.value > this.peak) this.peak = this.value;
  }

  /** Starts the average over; the value stays. */
  restart(): void {
    const { now } = this.clock;
    this.area = 0;
    this.peak = this.value;
    this.sinceMs = now;
    this.fromMs = now;
  }

  mean(): number {
    const { now } = this.clock;
    return now > this.fromMs ? (this.area + this.value * (now - this.sinceMs)) / (now - this.fromMs) : this.value;
  }
}
