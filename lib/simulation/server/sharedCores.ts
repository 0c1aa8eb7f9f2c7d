import { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import type { Host, Processor } from "./processor";
import { Segment } from "./segment";
import { type Worker, WorkerState } from "./worker";

/**
 * Theory's processor: all bursts that can run do so at once, at equal speed and at most one core each (egalitarian
 * processor sharing). With a GIL, those are one a process, in order of arrival. Exact, by virtual time: a burst that
 * begins at virtual time v with s to do ends at v + s, whatever the others do.
 */
export class SharedCores implements Processor {
  readonly subjects = 1;
  private readonly ends: TimerQueue;
  private readonly workers: readonly Worker[];
  private readonly capacity: number;
  private readonly timers: TimerQueue;
  private readonly subject: number;
  private readonly host: Host;
  private virtualMs = 0;
  private bookedMs = 0;
  private usedMs = 0;

  constructor(workers: readonly Worker[], capacity: number, timers: TimerQueue, subject: number, host: Host) {
    this.ends = new TimerQueue(Math.max(1, workers.length));
    this.workers = workers;
    this.capacity = capacity;
    this.timers = timers;
    this.subject = subject;
    this.host = host;
  }

  ready(worker: Worker): void {
    const { gil } = worker.process;
    if (gil !== null && gil.holder !== worker && !gil.acquire(worker)) return;
    this.advance();
    this.run(worker);
    this.schedule();
  }

  fired(_subject: number): void {
    this.advance();
    const index = this.ends.take();
    const worker = this.workers[index];
    if (worker === undefined) return;
    worker.leftMs = 0;
    if (this.host.burstEnded(worker)) this.run(worker);
    else {
      const { gil } = worker.process;
      const head = gil !== null && gil.holder === worker ? gil.release() : null;
      if (head !== null) {
        head.process.gil?.acquire(head);
        this.run(head);
      }
    }
    this.schedule();
  }

  dropGil(): void {}

  forget(worker: Worker): void {
    this.advance();
    this.ends.cancel(worker.index);
    this.schedule();
  }

  busyMs(): number {
    return this.usedMs + (this.timers.now - this.bookedMs) * Math.min(this.capacity, this.ends.size);
  }

  private get speed(): number {
    return Math.min(1, this.capacity / Math.max(1, this.ends.size));
  }

  private run(worker: Worker): void {
    worker.state = WorkerState.running;
    worker.request?.enter(Segment.cpu);
    this.ends.reserve(worker.index + 1);
    this.ends.dueMs = this.virtualMs + worker.leftMs;
    this.ends.set(worker.index);
  }

  private advance(): void {
    const { now } = this.timers;
    const elapsed = now - this.bookedMs;
    this.usedMs += elapsed * Math.min(this.capacity, this.ends.size);
    this.virtualMs += elapsed * this.speed;
    this.bookedMs = now;
  }

  private schedule(): void {
    if (this.ends.size === 0) {
      this.timers.cancel(this.subject);
      return;
    }
    this.ends.peek();
    this.timers.dueMs = this.timers.now + Math.max(0, this.ends.nextMs - this.virtualMs) / this.speed;
    this.timers.set(this.subject);
  }
}
