import type { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import { Core } from "./core";
import { CoreLoad } from "./coreLoad";
import { CpuQuota } from "./cpuQuota";
import type { Host, Processor } from "./processor";
import type { SchedulerTuning } from "./schedulerTuning";
import { Segment } from "./segment";
import { type Worker, WorkerState } from "./worker";

/** Within this many ms a burst counts as done. */
const DONE_MS = 1e-9;

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
  private readonly load: CoreLoad;
  private readonly quota: CpuQuota | null;
  /** Cores slow each other down. */
  private readonly slows: boolean;
  private busy = 0;
  private usedMs = 0;
  private speed = 1;

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
    for (let index = 0; index < count; index++) this.cores.push(new Core(index, firstSubject + index));
    this.capacity = capacity;
    this.load = new CoreLoad(count, timers);
    this.quota = quotaCores < count ? new CpuQuota(quotaCores, timers, firstSubject + count) : null;
    this.slows = capacity < count;
    this.tuning = tuning;
    this.timers = timers;
    this.firstSubject = firstSubject;
    this.host = host;
    this.subjects = count + 2;
  }

  ready(worker: Worker): void {
    worker.state = WorkerState.ready;
    worker.request?.enter(Segment.cpuWait);
    const own = this.cores[worker.core];
    if (own === undefined) return;
    const core = own.running === null ? own : this.idleCore(own);
    if (core.running === null && core.queue.length === 0 && !this.throttled) {
      worker.leftMs += this.tuning.wakeMs;
      this.start(core, worker);
      return;
    }
    core.queue.push(worker);
    if (core.running === null) return;
    // The running thread makes way: now if its slice is over, else at the next tick after it.
    const { now } = this.timers;
    this.timers.dueMs = core.sliceOverMs <= now ? now : core.tickMs;
    this.timers.bringForward(core.subject);
  }

  fired(subject: number): void {
    const core = this.cores[subject - this.firstSubject];
    if (core === undefined) {
      if (this.quota === null) return;
      if (this.quota.isNewPeriod(subject)) this.newPeriod(this.quota);
      else this.quotaSpent(this.quota);
      return;
    }
    const worker = core.running;
    if (worker === null) return;
    this.book(core, worker);
    if (worker.leftMs > DONE_MS) this.interrupt(core, worker);
    else if (worker.afterCallMs >= 0) this.returnFromCall(core, worker);
    else {
      const goesOn = this.host.burstEnded(worker);
      if (core.running !== worker) return;
      if (goesOn) this.goOn(core, worker);
      else this.block(core, worker);
    }
  }

  /** A tick, or the end of a slice: an idle core takes the first of the line, or the running thread makes way. */
  private interrupt(core: Core, worker: Worker): void {
    const idle = core.queue.length > 0 ? this.anyIdleCore() : null;
    if (idle !== null) {
      const moved = core.queue.shift();
      if (moved !== null) this.start(idle, moved);
      if (core.running === worker) this.schedule(core);
    } else if (core.queue.length > 0) this.preempt(core, worker);
    else this.schedule(core);
  }

  /** The running thread has its next burst to do: with its GIL, which it may have to wait for, or let go of for a moment. */
  private goOn(core: Core, worker: Worker): void {
    const { gil } = worker.process;
    worker.request?.enter(Segment.cpu);
    if (gil === null) {
      worker.yieldsGil = false;
      this.schedule(core);
      return;
    }
    if (gil.holder !== worker && !worker.offGil && worker.afterCallMs < 0 && !gil.acquire(worker)) {
      this.vacate(core);
      return;
    }
    if (worker.offGil && gil.holder === worker) {
      const head = gil.release();
      if (head !== null) this.ready(head);
    }
    const yields = worker.yieldsGil && !worker.offGil;
    worker.yieldsGil = false;
    if (yields && gil.waiting > 0) this.enterCall(core, worker);
    else this.schedule(core);
    if (gil.dropRequested && gil.holder === worker) this.dropGil(worker);
  }

  /** The thread computes in the kernel and lets the next waiter have the GIL if it can come by a core meanwhile. */
  private enterCall(core: Core, worker: Worker): void {
    worker.afterCallMs = worker.leftMs;
    worker.leftMs = this.tuning.callMs;
    this.schedule(core);
    const head = worker.process.gil?.release() ?? null;
    if (head !== null) this.ready(head);
  }

  private returnFromCall(core: Core, worker: Worker): void {
    worker.leftMs = worker.afterCallMs;
    worker.afterCallMs = -1;
    if (worker.process.gil?.acquire(worker) === false) this.vacate(core);
    else this.schedule(core);
  }

  dropGil(worker: Worker): void {
    const { gil } = worker.process;
    if (gil === null) return;
    const core = this.cores[worker.core];
    if (core === undefined || core.running !== worker) {
      gil.dropRequested = true;
      return;
    }
    this.book(core, worker);
    if (worker.leftMs <= DONE_MS) {
      gil.dropRequested = true;
      return;
    }
    const head = gil.dropForOthers();
    if (head !== null) this.ready(head);
    this.vacate(core);
  }

  forget(worker: Worker): void {
    const core = this.cores[worker.core];
    if (core !== undefined && core.running === worker) {
      this.book(core, worker);
      this.vacate(core);
    } else for (const other of this.cores) if (other.queue.remove(worker)) break;
  }

  busyMs(): number {
    let total = this.usedMs;
    for (const core of this.cores) if (core.running !== null) total += (this.timers.now - core.bookedMs) * this.speed;
    return total;
  }

  private get throttled(): boolean {
    return this.quota?.throttled ?? false;
  }

  /** Another core that is idle, if the kernel finds one; else the thread's own. */
  private idleCore(own: Core): Core {
    const count = this.cores.length;
    if (this.busy === count) return own;
    this.load.update(this.busy);
    const { scanned } = this.load;
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

  /** Puts the thread on the core unless its GIL is taken. */
  private start(core: Core, worker: Worker): void {
    const { gil } = worker.process;
    if (gil !== null && gil.holder !== worker && !worker.offGil && worker.afterCallMs < 0 && !gil.acquire(worker))
      return;
    const { now } = this.timers;
    worker.core = core.index;
    worker.state = WorkerState.running;
    core.running = worker;
    core.bookedMs = now;
    core.sliceOverMs = now + this.tuning.protectMs;
    core.tickMs = Math.ceil(core.sliceOverMs / this.tuning.tickMs) * this.tuning.tickMs;
    this.setBusy(this.busy + 1);
    worker.request?.enter(Segment.cpu);
    if (worker.woken && !this.looksForWork(core, worker)) return;
    this.schedule(core);
    if (gil?.dropRequested && gil.holder === worker) this.dropGil(worker);
  }

  /** A woken thread looks for work, once it has its core; false when it does not go on there. */
  private looksForWork(core: Core, worker: Worker): boolean {
    worker.woken = false;
    const wakingMs = worker.leftMs;
    const found = this.host.looksForWork(worker);
    if (core.running !== worker) return false;
    if (found) worker.leftMs += wakingMs;
    else this.block(core, worker);
    return found;
  }

  /** The running thread goes to sleep and lets go of its GIL. */
  private block(core: Core, worker: Worker): void {
    const { gil } = worker.process;
    if (gil !== null && gil.holder === worker) {
      const head = gil.release();
      if (head !== null) this.ready(head);
    }
    this.vacate(core);
  }

  private preempt(core: Core, worker: Worker): void {
    worker.state = WorkerState.ready;
    worker.request?.enter(Segment.cpuWait);
    worker.leftMs += this.tuning.switchMs;
    core.queue.push(worker);
    this.vacate(core);
  }

  private vacate(core: Core): void {
    core.running = null;
    this.setBusy(this.busy - 1);
    if (core.queue.length > 0) this.fill(core);
    if (core.running === null) this.timers.cancel(core.subject);
  }

  /** Gives a free core the next thread of its own line that can run. */
  private fill(core: Core): void {
    while (core.running === null && !this.throttled) {
      const next = core.queue.shift();
      if (next === null) return;
      next.leftMs += this.tuning.switchMs;
      this.start(core, next);
    }
  }

  /** Books the running thread's progress. */
  private book(core: Core, worker: Worker): void {
    const { now } = this.timers;
    const done = (now - core.bookedMs) * this.speed;
    worker.leftMs -= done;
    this.usedMs += done;
    core.bookedMs = now;
  }

  /** Sets the core's timer for the end of the burst, or for the moment when it makes way. */
  private schedule(core: Core): void {
    const worker = core.running;
    if (worker === null) return;
    const { now } = this.timers;
    let at = now + Math.max(0, worker.leftMs) / this.speed;
    if (core.queue.length > 0) at = Math.min(at, core.sliceOverMs <= now ? now : core.tickMs);
    this.timers.dueMs = at;
    this.timers.set(core.subject);
  }

  private setBusy(busy: number): void {
    const { quota } = this;
    if (quota !== null) quota.book(this.busy);
    this.load.update(this.busy);
    this.busy = busy;
    if (this.slows) this.setSpeed(busy === 0 ? 1 : Math.min(1, this.capacity / busy));
    if (quota !== null) quota.schedule(busy);
  }

  /** With SMT or steal, the more cores are busy the slower each is. */
  private setSpeed(speed: number): void {
    if (speed === this.speed) return;
    for (const core of this.cores) if (core.running !== null) this.book(core, core.running);
    this.speed = speed;
    for (const core of this.cores) if (core.running !== null) this.schedule(core);
  }

  private quotaSpent(quota: CpuQuota): void {
    quota.book(this.busy);
    quota.throttled = true;
    for (const core of this.cores) {
      const worker = core.running;
      if (worker === null) continue;
      this.book(core, worker);
      worker.state = WorkerState.ready;
      worker.request?.enter(Segment.cpuWait);
      core.queue.unshift(worker);
      this.vacate(core);
    }
  }

  private newPeriod(quota: CpuQuota): void {
    quota.renew(this.busy);
    for (const core of this.cores) this.fill(core);
    quota.schedule(this.busy);
  }
}
