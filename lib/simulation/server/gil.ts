import type { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import { Segment } from "./segment";
import { type Worker, WorkerState } from "./worker";

/** Times within this many intervals of each other count as the same. */
const SAME = 1e-9;

/**
 * The interpreter lock of one process, as in CPython 3.2 and later (Python/ceval_gil.c): a waiter sleeps on a
 * condition for one switch interval at a time; when a whole one passes without a switch it asks the holder to drop
 * the lock and sleeps again, at the end of the line. A release wakes the head of the line, and whoever comes first
 * takes the lock. With an infinite interval it is a plain FIFO lock.
 */
export class Gil {
  holder: Worker | null = null;
  /** The holder was asked to let go and has not run since. */
  dropRequested = false;
  private heldMs = 0;
  private readonly waiters: Worker[] = [];
  private readonly intervalMs: number;
  /** Waiters lose patience: the interval is finite. */
  private readonly drops: boolean;
  private readonly timers: TimerQueue;
  private readonly subject: number;
  private heldSinceMs = 0;
  private lastHolder: Worker | null = null;

  /** @param subject the timer that fires when the holder is to drop the lock. */
  constructor(intervalMs: number, timers: TimerQueue, subject: number) {
    this.intervalMs = intervalMs;
    this.drops = Number.isFinite(intervalMs);
    this.timers = timers;
    this.subject = subject;
  }

  get waiting(): number {
    return this.waiters.length;
  }

  /** A thread on a core takes the lock, or joins the line and gets false. */
  acquire(worker: Worker): boolean {
    if (this.holder === null) {
      this.holder = worker;
      this.heldSinceMs = this.timers.now;
      this.dropRequested = false;
      if (this.drops && this.waiters.length > 0) this.scheduleDrop(this.lastHolder !== worker);
      this.lastHolder = worker;
      return true;
    }
    this.join(worker);
    return false;
  }

  /** The holder lets go. Returns the waiter to wake, no longer in the line; null when there is none. */
  release(): Worker | null {
    this.heldMs += this.timers.now - this.heldSinceMs;
    this.holder = null;
    this.dropRequested = false;
    if (this.waiters.length === 0) return null;
    this.timers.cancel(this.subject);
    return this.takeHead();
  }

  /** The holder drops the lock on request and joins the line. Returns the waiter to wake. */
  dropForOthers(): Worker | null {
    const dropped = this.holder;
    const head = this.release();
    if (dropped !== null) this.join(dropped);
    return head;
  }

  /** Time that it was held until now, in ms. */
  get heldUntilNowMs(): number {
    return this.heldMs + (this.holder === null ? 0 : this.timers.now - this.heldSinceMs);
  }

  /** Nobody holds it or waits for it any more. */
  reset(): void {
    this.heldMs = this.heldUntilNowMs;
    this.holder = null;
    this.lastHolder = null;
    this.dropRequested = false;
    this.waiters.length = 0;
    this.timers.cancel(this.subject);
  }

  private join(worker: Worker): void {
    const { now } = this.timers;
    worker.state = WorkerState.waitingForGil;
    worker.gilSinceMs = now;
    worker.request?.enter(Segment.gilWait);
    this.waiters.push(worker);
    if (this.holder !== null && !this.dropRequested) {
      this.timers.dueMs = now + this.intervalMs;
      this.timers.bringForward(this.subject);
    }
  }

  /** The head of the line: who began to sleep first, with each timed-out sleep counted as a new one. */
  private takeHead(): Worker | null {
    const { waiters } = this;
    const head = this.drops ? this.earliestSleeper() : 0;
    const worker = waiters[head] ?? null;
    for (let index = head + 1; index < waiters.length; index++) {
      const moved = waiters[index];
      if (moved !== undefined) waiters[index - 1] = moved;
    }
    waiters.pop();
    return worker;
  }

  private earliestSleeper(): number {
    this.renewSleeps();
    const { waiters } = this;
    let head = 0;
    let earliest = Number.POSITIVE_INFINITY;
    for (let index = 0; index < waiters.length; index++) {
      const waiter = waiters[index];
      if (waiter === undefined || waiter.gilSinceMs >= earliest) continue;
      earliest = waiter.gilSinceMs;
      head = index;
    }
    return head;
  }

  /** Passes over all timed-out sleeps: `gilSinceMs` is then when each waiter's present sleep began. */
  private renewSleeps(): void {
    const { waiters, intervalMs } = this;
    const { now } = this.timers;
    const wholeMs = (1 - SAME) * intervalMs;
    for (let index = 0; index < waiters.length; index++) {
      const worker = waiters[index];
      if (worker === undefined || now - worker.gilSinceMs < wholeMs) continue;
      const sleeps = Math.floor((now - worker.gilSinceMs) / intervalMs + SAME);
      if (sleeps > 0) worker.gilSinceMs += sleeps * intervalMs;
    }
  }

  /** After a switch, the first sleep that sees no switch begins with each waiter's next time-out. */
  private scheduleDrop(switched: boolean): void {
    this.renewSleeps();
    const { waiters, intervalMs } = this;
    const { now } = this.timers;
    let at = Number.POSITIVE_INFINITY;
    for (let index = 0; index < waiters.length; index++) {
      const waiter = waiters[index];
      if (waiter === undefined) continue;
      const sawSwitch = switched && now - waiter.gilSinceMs > SAME * intervalMs;
      at = Math.min(at, waiter.gilSinceMs + (sawSwitch ? 2 : 1) * intervalMs);
    }
    this.timers.dueMs = at;
    this.timers.set(this.subject);
  }
}
