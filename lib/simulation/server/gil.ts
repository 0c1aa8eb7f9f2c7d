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
  private readonly timers: TimerQueue;
  private readonly subject: number;
  private heldSinceMs = 0;
  private lastHolder: Worker | null = null;

  /** @param subject the timer that fires when the holder is to drop the lock. */
  constructor(intervalMs: number, timers: TimerQueue, subject: number) {
    this.intervalMs = intervalMs;
    this.timers = timers;
    this.subject = subject;
  }

  get waiting(): number {
    return this.waiters.length;
  }

  /** A thread on a core takes the lock, or joins the line and gets false. */
  acquire(worker: Worker, now: number): boolean {
    if (this.holder === null) {
      this.holder = worker;
      this.heldSinceMs = now;
      this.dropRequested = false;
      if (this.waiters.length > 0) this.scheduleDrop(now, this.lastHolder !== worker);
      this.lastHolder = worker;
      return true;
    }
    this.join(worker, now);
    return false;
  }

  /** The holder lets go. Returns the waiter to wake, no longer in the line; null when there is none. */
  release(now: number): Worker | null {
    this.heldMs += now - this.heldSinceMs;
    this.holder = null;
    this.dropRequested = false;
    if (this.waiters.length === 0) return null;
    this.timers.cancel(this.subject);
    return this.takeHead(now);
  }

  /** The holder drops the lock on request and joins the line. Returns the waiter to wake. */
  dropFor(now: number): Worker | null {
    const dropped = this.holder;
    const head = this.release(now);
    if (dropped !== null) this.join(dropped, now);
    return head;
  }

  /** Time that it was held, until `now`, in ms. */
  heldUntil(now: number): number {
    return this.heldMs + (this.holder === null ? 0 : now - this.heldSinceMs);
  }

  /** Nobody holds it or waits for it any more. */
  reset(now: number): void {
    this.heldMs = this.heldUntil(now);
    this.holder = null;
    this.lastHolder = null;
    this.dropRequested = false;
    this.waiters.length = 0;
    this.timers.cancel(this.subject);
  }

  private join(worker: Worker, now: number): void {
    worker.state = WorkerState.waitingForGil;
    worker.gilSinceMs = now;
    worker.request?.enter(Segment.gilWait, now);
    this.waiters.push(worker);
    const patience = now + this.intervalMs;
    if (this.holder !== null && !this.dropRequested && patience < this.timers.timeOf(this.subject))
      this.timers.set(this.subject, patience);
  }

  /** The head of the line: who began to sleep first, with each timed-out sleep counted as a new one. */
  private takeHead(now: number): Worker | null {
    let head = 0;
    if (Number.isFinite(this.intervalMs)) {
      let earliest = Number.POSITIVE_INFINITY;
      for (let index = 0; index < this.waiters.length; index++) {
        const since = this.renewed(index, now);
        if (since < earliest) {
          earliest = since;
          head = index;
        }
      }
    }
    const worker = this.waiters[head] ?? null;
    for (let index = head + 1; index < this.waiters.length; index++) this.place(index - 1, index);
    this.waiters.pop();
    return worker;
  }

  /** When the waiter's present sleep began, all timed-out ones before it passed over. */
  private renewed(index: number, now: number): number {
    const worker = this.waiters[index];
    if (worker === undefined) return now;
    if (now - worker.gilSinceMs < (1 - SAME) * this.intervalMs) return worker.gilSinceMs;
    const sleeps = Math.floor((now - worker.gilSinceMs) / this.intervalMs + SAME);
    if (sleeps > 0) worker.gilSinceMs += sleeps * this.intervalMs;
    return worker.gilSinceMs;
  }

  private place(to: number, from: number): void {
    const moved = this.waiters[from];
    if (moved !== undefined) this.waiters[to] = moved;
  }

  /** After a switch at `now`, the first sleep that sees no switch begins with each waiter's next time-out. */
  private scheduleDrop(now: number, switched: boolean): void {
    if (!Number.isFinite(this.intervalMs)) return;
    let at = Number.POSITIVE_INFINITY;
    for (let index = 0; index < this.waiters.length; index++) {
      const since = this.renewed(index, now);
      const sawSwitch = switched && now - since > SAME * this.intervalMs;
      at = Math.min(at, since + (sawSwitch ? 2 : 1) * this.intervalMs);
    }
    this.timers.set(this.subject, at);
  }
}
