import type { Worker } from "./worker";

/** What the processor asks of those who own the threads. */
export interface Host {
  /**
   * A thread has done its burst and still has its core (and GIL). Returns the CPU time in ms of the burst that it
   * goes on with, or −1 when it blocks.
   */
  burstEnded(worker: Worker, now: number): number;
  /** An acceptor or loop that was woken has its core (and GIL) and looks for work. Returns as `burstEnded`. */
  looksForWork(worker: Worker, now: number): number;
}

/** Shares the machine's CPUs among the threads that are ready to compute. */
export interface Processor {
  /** The thread has `leftMs` to compute and needs a core, and its GIL where there is one. */
  ready(worker: Worker, now: number): void;
  /** A timer of the processor's own subjects fired. */
  fired(subject: number, now: number): void;
  /** The waiters of the thread's GIL have waited long enough. */
  dropGil(worker: Worker, now: number): void;
  /** The thread is gone, wherever it was. */
  forget(worker: Worker, now: number): void;
  /** Core time used so far, in ms. */
  busyMs(now: number): number;
  readonly subjects: number;
}
