import { Fifo } from "@/lib/simulation/kernel/fifo";
import type { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import type { Host, Processor } from "./processor";
import { Segment } from "./segment";
import { type Worker, WorkerState } from "./worker";

export interface SchedulerTuning {
  /** A running thread is safe from others for this long (EEVDF base slice with RUN_TO_PARITY), in ms. */
  readonly protectMs: number;
  /** Time between the kernel's ticks, when an overrun slice is noticed, in ms. */
  readonly tickMs: number;
  /** CPU time lost when a thread starts on a core that was idle: leaving the idle state, in ms. */
  readonly wakeMs: number;
  /** CPU time lost when a core changes threads, in ms. */
  readonly switchMs: number;
  /** Length of a short system call around which the GIL is let go, in ms. */
  readonly callMs: number;
}

/** imbalance_pct of the domain of cores that share a cache, squared. */
const IMBALANCE = 1.17 ** 2;
/** Time constant of the load average (PELT halves in 32 ms). */
const LOAD_MS = 32 / Math.LN2;
/** Within this many ms a burst counts as done. */
const DONE_MS = 1e-9;

class Core {
  readonly index: number;
  running: Worker | null = null;
  readonly queue = new Fifo<Worker>();
  /** When the running thread's progress was last booked, and when its slice began. */
  bookedMs = 0;
  sliceMs = 0;

  constructor(index: number) {
    this.index = index;
  }
}

/**
 * Cores as Linux shares them: a woken thread goes to the core that it ran on if that is idle, else to an idle one if
 * the kernel looks for one, else it joins the line of its own; a running thread that has had its slice makes way when
 * another wakes, or at the next tick. A core that runs dry stays so until the next tick, when a busy core with a
 * line gives it a thread. A cgroup quota stops all cores until its next period.
 */
export class SlicedCores implements Processor {
  readonly subjects: number;
  private readonly cores: Core[] = [];
  private readonly tuning: SchedulerTuning;
  private readonly capacity: number;
  private readonly timers: TimerQueue;
  private readonly host: Host;
  private readonly firstSubject: number;
  private busy = 0;
  private usedMs = 0;
  private speed = 1;
  private readonly quotaMs: number;
  private readonly limited: boolean;
  /** Cores slow each other down. */
  private readonly slows: boolean;
  private quotaLeftMs: number;
  private quotaBookedMs = 0;
  private throttled = false;
  private utilisation = 0;
  private utilisationMs = 0;
  private static readonly PERIOD_MS = 100;

  /**
   * @param count logical CPUs. @param capacity cores' worth of work that they do together.
   * @param quotaCores cgroup quota, Infinity for none. Takes `subjects` timers from `firstSubject` on.
   */
  constructor(
    count: number,
    capacity: number,
    quotaCores: number,
    tuning: SchedulerTuning,
    timers: TimerQueue,
    firstSubject: number,
    host: Host,
  ) {
    for (let index = 0; index < count; index++) this.cores.push(new Core(index));
    this.capacity = capacity;
    this.quotaMs = quotaCores * SlicedCores.PERIOD_MS;
    this.quotaLeftMs = this.quotaMs;
    this.limited = this.quotaMs < count * SlicedCores.PERIOD_MS;
    this.slows = capacity < count;
    this.tuning = tuning;
    this.timers = timers;
    this.firstSubject = firstSubject;
    this.host = host;
    this.subjects = count + 2;
    if (this.limited) timers.set(firstSubject + count, SlicedCores.PERIOD_MS);
  }

  ready(worker: Worker, now: number): void {
    worker.state = WorkerState.ready;
    worker.request?.enter(Segment.cpuWait, now);
    const own = this.cores[worker.core];
    if (own === undefined) return;
    const core = own.running === null ? own : this.idleCore(own, now);
    if (core.running === null && !this.throttled && core.queue.length === 0) {
      worker.leftMs += this.tuning.wakeMs;
      this.start(core, worker, now);
      return;
    }
    core.queue.push(worker);
    if (core.running === null) return;
    const preemptAt = this.preemptionMs(core, now);
    const subject = this.firstSubject + core.index;
    if (preemptAt < this.timers.timeOf(subject)) this.timers.set(subject, preemptAt);
  }

  fired(subject: number, now: number): void {
    const index = subject - this.firstSubject;
    const core = this.cores[index];
    if (core === undefined) {
      if (index === this.cores.length) this.newPeriod(now);
      else this.quotaSpent(now);
      return;
    }
    const worker = core.running;
    if (worker === null) return;
    this.book(core, now);
    if (worker.leftMs > DONE_MS) {
      const idle = core.queue.length > 0 ? this.anyIdleCore() : null;
      if (idle !== null) {
        const moved = core.queue.shift();
        if (moved !== null) this.start(idle, moved, now);
        if (core.running === worker) this.schedule(core, now);
      } else if (core.queue.length > 0) this.preempt(core, worker, now);
      else this.schedule(core, now);
      return;
    }
    if (worker.afterCallMs >= 0) {
      this.returnFromCall(core, worker, now);
      return;
    }
    const next = this.host.burstEnded(worker, now);
    if (core.running !== worker) return;
    if (next < 0) this.block(core, worker, now);
    else this.goOn(core, worker, next, now);
  }

  /** The running thread has `next` ms to do: with its GIL, which it may have to wait for, or let go of for a moment. */
  private goOn(core: Core, worker: Worker, next: number, now: number): void {
    const { gil } = worker.process;
    worker.leftMs = next;
    worker.request?.enter(Segment.cpu, now);
    if (this.lacksGil(worker) && gil?.acquire(worker, now) === false) {
      this.vacate(core, now);
      return;
    }
    if (worker.offGil && gil?.holder === worker) {
      const head = gil.release(now);
      if (head !== null) this.ready(head, now);
    }
    const yields = worker.yieldsGil && !worker.offGil;
    worker.yieldsGil = false;
    if (yields && (gil?.waiting ?? 0) > 0) this.enterCall(core, worker, now);
    else this.schedule(core, now);
    if (gil?.dropRequested && gil.holder === worker) this.dropGil(worker, now);
  }

  private lacksGil(worker: Worker): boolean {
    const { gil } = worker.process;
    return gil !== null && gil.holder !== worker && !worker.offGil && worker.afterCallMs < 0;
  }

  /** The thread computes in the kernel and lets the next waiter have the GIL if it can come by a core meanwhile. */
  private enterCall(core: Core, worker: Worker, now: number): void {
    worker.afterCallMs = worker.leftMs;
    worker.leftMs = this.tuning.callMs;
    this.schedule(core, now);
    const head = worker.process.gil?.release(now) ?? null;
    if (head !== null) this.ready(head, now);
  }

  private returnFromCall(core: Core, worker: Worker, now: number): void {
    worker.leftMs = worker.afterCallMs;
    worker.afterCallMs = -1;
    if (worker.process.gil?.acquire(worker, now) === false) this.vacate(core, now);
    else this.schedule(core, now);
  }

  dropGil(worker: Worker, now: number): void {
    const { gil } = worker.process;
    if (gil === null) return;
    const core = this.cores[worker.core];
    if (core === undefined || core.running !== worker) {
      gil.dropRequested = true;
      return;
    }
    this.book(core, now);
    if (worker.leftMs <= DONE_MS) {
      gil.dropRequested = true;
      return;
    }
    const head = gil.dropFor(now);
    if (head !== null) this.ready(head, now);
    this.vacate(core, now);
  }

  forget(worker: Worker, now: number): void {
    const core = this.cores[worker.core];
    if (core !== undefined && core.running === worker) {
      this.book(core, now);
      this.vacate(core, now);
    } else for (const other of this.cores) if (other.queue.remove(worker)) break;
  }

  busyMs(now: number): number {
    let total = this.usedMs;
    for (const core of this.cores) if (core.running !== null) total += (now - core.bookedMs) * this.speed;
    return total;
  }

  /**
   * Another core that is idle, if the kernel finds one: it looks at fewer the busier they all have been
   * (SIS_UTIL: kernel/sched/fair.c, update_idle_cpu_scan), at none of two above 60 %.
   */
  private idleCore(own: Core, now: number): Core {
    const count = this.cores.length;
    if (this.busy === count) return own;
    this.updateUtilisation(now);
    const scanned = Math.floor(count * (1 - IMBALANCE * this.utilisation * this.utilisation));
    for (let step = 1; step <= scanned && step < count; step++) {
      const core = this.cores[(own.index + step) % count];
      if (core !== undefined && core.running === null && core.queue.length === 0) return core;
    }
    return own;
  }

  private anyIdleCore(): Core | null {
    if (this.busy === this.cores.length) return null;
    for (const core of this.cores) if (core.running === null && core.queue.length === 0) return core;
    return null;
  }

  /** An average of the share of busy cores that forgets as the kernel's does. */
  private updateUtilisation(now: number): void {
    const elapsed = now - this.utilisationMs;
    if (elapsed === 0) return;
    this.utilisation += (this.busy / this.cores.length - this.utilisation) * (elapsed / (elapsed + LOAD_MS));
    this.utilisationMs = now;
  }

  /** Puts the thread on the core unless its GIL is taken. */
  private start(core: Core, worker: Worker, now: number): boolean {
    const { gil } = worker.process;
    if (this.lacksGil(worker) && gil?.acquire(worker, now) === false) return false;
    worker.core = core.index;
    worker.state = WorkerState.running;
    core.running = worker;
    core.bookedMs = now;
    core.sliceMs = now;
    this.setBusy(this.busy + 1, now);
    worker.request?.enter(Segment.cpu, now);
    if (worker.woken) {
      worker.woken = false;
      const burst = this.host.looksForWork(worker, now);
      if (core.running !== worker) return true;
      if (burst < 0) {
        this.block(core, worker, now);
        return true;
      }
      worker.leftMs += burst;
    }
    this.schedule(core, now);
    if (gil?.dropRequested && gil.holder === worker) this.dropGil(worker, now);
    return true;
  }

  /** The running thread goes to sleep and lets go of its GIL. */
  private block(core: Core, worker: Worker, now: number): void {
    const { gil } = worker.process;
    if (gil !== null && gil.holder === worker) {
      const head = gil.release(now);
      if (head !== null) this.ready(head, now);
    }
    this.vacate(core, now);
  }

  private preempt(core: Core, worker: Worker, now: number): void {
    worker.state = WorkerState.ready;
    worker.request?.enter(Segment.cpuWait, now);
    worker.leftMs += this.tuning.switchMs;
    core.queue.push(worker);
    this.vacate(core, now);
  }

  private vacate(core: Core, now: number): void {
    core.running = null;
    this.setBusy(this.busy - 1, now);
    if (core.queue.length > 0) this.fill(core, now);
    if (core.running === null) this.timers.cancel(this.firstSubject + core.index);
  }

  /** Gives a free core the next thread of its own line that can run. */
  private fill(core: Core, now: number): void {
    while (core.running === null && !this.throttled) {
      const next = core.queue.shift();
      if (next === null) return;
      next.leftMs += this.tuning.switchMs;
      this.start(core, next, now);
    }
  }

  /** When the running thread makes way for one that waits: now if its slice is over, else at the next tick after it. */
  private preemptionMs(core: Core, now: number): number {
    const overMs = core.sliceMs + this.tuning.protectMs;
    return overMs <= now ? now : Math.ceil(overMs / this.tuning.tickMs) * this.tuning.tickMs;
  }

  /** Books the running thread's progress. */
  private book(core: Core, now: number): void {
    const worker = core.running;
    if (worker === null) return;
    const done = (now - core.bookedMs) * this.speed;
    worker.leftMs -= done;
    this.usedMs += done;
    core.bookedMs = now;
  }

  private schedule(core: Core, now: number): void {
    const worker = core.running;
    if (worker === null) return;
    let at = now + Math.max(0, worker.leftMs) / this.speed;
    if (core.queue.length > 0) {
      at = Math.min(at, this.preemptionMs(core, now));
    }
    this.timers.set(this.firstSubject + core.index, at);
  }

  private setBusy(busy: number, now: number): void {
    if (this.limited) this.bookQuota(now);
    this.updateUtilisation(now);
    this.busy = busy;
    if (this.slows) this.setSpeed(busy === 0 ? 1 : Math.min(1, this.capacity / busy), now);
    if (this.limited) this.scheduleQuota(now);
  }

  /** With SMT or steal, the more cores are busy the slower each is. */
  private setSpeed(speed: number, now: number): void {
    if (speed === this.speed) return;
    for (const core of this.cores) this.book(core, now);
    this.speed = speed;
    for (const core of this.cores) if (core.running !== null) this.schedule(core, now);
  }

  private bookQuota(now: number): void {
    this.quotaLeftMs -= this.busy * (now - this.quotaBookedMs);
    this.quotaBookedMs = now;
  }

  private scheduleQuota(now: number): void {
    const subject = this.firstSubject + this.cores.length + 1;
    if (this.busy === 0 || this.throttled) this.timers.cancel(subject);
    else this.timers.set(subject, now + Math.max(0, this.quotaLeftMs) / this.busy);
  }

  private quotaSpent(now: number): void {
    this.bookQuota(now);
    this.throttled = true;
    for (const core of this.cores) {
      const worker = core.running;
      if (worker === null) continue;
      this.book(core, now);
      worker.state = WorkerState.ready;
      worker.request?.enter(Segment.cpuWait, now);
      core.queue.unshift(worker);
      this.vacate(core, now);
    }
  }

  private newPeriod(now: number): void {
    this.timers.set(this.firstSubject + this.cores.length, now + SlicedCores.PERIOD_MS);
    this.bookQuota(now);
    this.quotaLeftMs = this.quotaMs;
    this.throttled = false;
    for (const core of this.cores) this.fill(core, now);
    this.scheduleQuota(now);
  }
}
