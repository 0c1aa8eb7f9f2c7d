/** The average over time of a quantity that changes in steps. */
export class TimeWeighted {
  value = 0;
  /** The largest value since the average began. */
  peak = 0;
  private area = 0;
  private sinceMs = 0;
  private fromMs = 0;

  change(by: number, now: number): void {
    this.area += this.value * (now - this.sinceMs);
    this.sinceMs = now;
    this.value += by;
    if (this.value > this.peak) this.peak = this.value;
  }

  /** Starts the average over; the value stays. */
  restart(now: number): void {
    this.area = 0;
    this.peak = this.value;
    this.sinceMs = now;
    this.fromMs = now;
  }

  mean(now: number): number {
    return now > this.fromMs ? (this.area + this.value * (now - this.sinceMs)) / (now - this.fromMs) : this.value;
  }
}
