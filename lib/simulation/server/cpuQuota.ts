import type { TimerQueue } from "@/lib/simulation/kernel/timerQueue";

const PERIOD_MS = 100;

/** A cgroup's CPU quota: so much core time in each period of 100 ms, then none until the next. */
export class CpuQuota {
  /** The period's quota is spent. */
  throttled = false;
  private readonly fullMs: number;
  private leftMs: number;
  private bookedMs = 0;
  private readonly timers: TimerQueue;
  private readonly periodSubject: number;
  private readonly spentSubject: number;

  /** Takes two timers from `firstSubject` on: the next period's, and that of the moment when the quota is spent. */
  constructor(quotaCores: number, timers: TimerQueue, firstSubject: number) {
    this.fullMs = quotaCores * PERIOD_MS;
    this.leftMs = this.fullMs;
    this.timers = timers;
    this.periodSubject = firstSubject;
    this.spentSubject = firstSubject + 1;
    timers.dueMs = PERIOD_MS;
    timers.set(this.periodSubject);
  }

  isNewPeriod(subject: number): boolean {
    return subject === this.periodSubject;
  }

  /** Books what so many busy cores have used since the last time. */
  book(busy: number): void {
    const { now } = this.timers;
    this.leftMs -= busy * (now - this.bookedMs);
    this.bookedMs = now;
  }

  /** Sets the timer for the moment when so many busy cores will have spent the quota. */
  schedule(busy: number): void {
    if (busy === 0 || this.throttled) this.timers.cancel(this.spentSubject);
    else {
      this.timers.dueMs = this.timers.now + Math.max(0, this.leftMs) / busy;
      this.timers.set(this.spentSubject);
    }
  }

  renew(busy: number): void {
    this.timers.dueMs = this.timers.now + PERIOD_MS;
    this.timers.set(this.periodSubject);
    this.book(busy);
    this.leftMs = this.fullMs;
    this.throttled = false;
  }
}
