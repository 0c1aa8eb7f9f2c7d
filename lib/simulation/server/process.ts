import type { Clock } from "@/lib/simulation/kernel/clock";
import { Fifo } from "@/lib/simulation/kernel/fifo";
import { TimeWeighted } from "@/lib/simulation/kernel/timeWeighted";
import type { EntryLock } from "./entryLock";
import type { Gil } from "./gil";
import type { Request } from "./request";
import type { Worker } from "./worker";

/** One process of the server: an interpreter with its GIL, its threads, and the requests that it has taken. */
export class Process {
  readonly index: number;
  /** Null where the interpreter has none. */
  readonly gil: Gil | null;
  readonly workers: Worker[] = [];
  /** Process-wide locks that a request passes on its way in. */
  readonly entryLocks: EntryLock[] = [];
  /** The thread that accepts for the others, or runs the loop of coroutines; null where every thread accepts for itself. */
  acceptor: Worker | null = null;
  /** Accepted requests that wait for a thread, or coroutines that are ready to run. */
  readonly queue = new Fifo<Request>();
  /** Finished responses that the acceptor has yet to send. */
  readonly outbox = new Fifo<Request>();
  /** Connections in the kernel that can only be taken by this process (SO_REUSEPORT, private queues). */
  readonly backlog = new Fifo<Request>();
  /** The connection that its acceptor is taking. */
  accepting: Request | null = null;
  /** The response that its acceptor is sending. */
  sending: Request | null = null;
  /** Coroutines still to run before the loop looks for new events. */
  turnLeft = 0;
  /** Requests that have a thread or coroutine of it: each takes memory. */
  readonly inSlots: TimeWeighted;
  /** Connections that it has taken and not closed. */
  connections = 0;
  /** Requests that it has taken since it started, for recycling and its share. */
  served = 0;
  recycleAfter = Number.POSITIVE_INFINITY;
  alive = true;

  /** Idle threads; the one that became idle last is the last. */
  private readonly idle: Worker[] = [];
  /** Threads that nothing has been asked of yet: they are made when needed. */
  private unborn: number;
  private readonly makeThread: (process: Process) => Worker;
  private servedBefore = 0;
  private servedEver = 0;
  private gilBeforeMs = 0;

  constructor(index: number, gil: Gil | null, threads: number, clock: Clock, makeThread: (process: Process) => Worker) {
    this.inSlots = new TimeWeighted(clock);
    this.index = index;
    this.gil = gil;
    this.unborn = threads;
    this.makeThread = makeThread;
  }

  get hasIdle(): boolean {
    return this.idle.length > 0 || (this.unborn > 0 && this.alive);
  }

  /** Threads that have had nothing to do so far. */
  get untouchedThreads(): number {
    return this.unborn;
  }

  /** A thread that has nothing to do, the last to become so first; undefined when all are busy. */
  takeIdle(): Worker | undefined {
    const rested = this.idle.pop();
    if (rested !== undefined || this.unborn === 0 || !this.alive) return rested;
    this.unborn--;
    return this.makeThread(this);
  }

  /** The thread has nothing to do. */
  rest(worker: Worker): void {
    this.idle.push(worker);
  }

  /** Connections taken since `restartAverages`. */
  get servedSinceRestart(): number {
    return this.servedEver - this.servedBefore;
  }

  took(): void {
    this.connections++;
    this.served++;
    this.servedEver++;
  }

  get gilHeldMs(): number {
    return (this.gil?.heldUntilNowMs ?? 0) - this.gilBeforeMs;
  }

  restartAverages(): void {
    this.servedBefore = this.servedEver;
    this.inSlots.restart();
    this.gilBeforeMs = this.gil?.heldUntilNowMs ?? 0;
  }

  /** Begins with all threads idle, until it has served `recycleAfter` requests. */
  start(recycleAfter: number): void {
    this.alive = true;
    this.served = 0;
    this.recycleAfter = recycleAfter;
    this.idle.length = 0;
    for (const worker of this.workers) if (worker !== this.acceptor) this.idle.push(worker);
  }

  /** Ends: its threads, locks and queues are gone. The connections in its own backlog stay with the kernel. */
  reset(): void {
    this.gil?.reset();
    for (const worker of this.workers) worker.reset();
    for (const lock of this.entryLocks) lock.reset();
    this.idle.length = 0;
    while (this.queue.shift() !== null);
    while (this.outbox.shift() !== null);
    this.accepting = null;
    this.sending = null;
    this.turnLeft = 0;
  }
}
