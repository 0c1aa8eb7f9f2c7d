import type { Clock } from "@/lib/simulation/kernel/clock";

/** imbalance_pct of the domain of cores that share a cache, squared. */
const IMBALANCE = 1.17 ** 2;
/** Time constant of the load average (PELT halves in 32 ms). */
const LOAD_MS = 32 / Math.LN2;

/** An average of the share of busy cores that forgets as the kernel's does. */
export class CoreLoad {
  private readonly count: number;
  private readonly clock: Clock;
  private average = 0;
  private updatedMs = 0;

  constructor(count: number, clock: Clock) {
    this.count = count;
    this.clock = clock;
  }

  /** So many cores were busy since the last time. */
  update(busy: number): void {
    const { now } = this.clock;
    const elapsed = now - this.updatedMs;
    if (elapsed === 0) return;
    this.average += (busy / this.count - this.average) * (elapsed / (elapsed + LOAD_MS));
    this.updatedMs = now;
  }

  /**
   * At how many cores the kernel looks for an idle one: at fewer the busier they all have been (SIS_UTIL:
   * kernel/sched/fair.c, update_idle_cpu_scan), at none of two above 60 %.
   */
  get scanned(): number {
    return Math.floor(this.count * (1 - IMBALANCE * this.average * this.average));
  }
}
