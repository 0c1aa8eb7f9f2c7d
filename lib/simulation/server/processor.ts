import type { Worker } from "./worker";

/** What the processor asks of those who own the threads. */
export interface Host {
  /**
   * A thread has done its burst and still has its core (and GIL). True when it goes on, with `leftMs` to compute;
   * false when it blocks.
   */
  burstEnded(worker: Worker): boolean;
  /** An acceptor or loop that was woken has its core (and GIL) and looks for work. Answers as `burstEnded`. */
  looksForWork(worker: Worker): boolean;
}

/** Shares the machine's CPUs among the threads that are ready to compute. */
export interface Processor {
  /** The thread has `leftMs` to compute and needs a core, and its GIL where there is one. */
  ready(worker: Worker): void;
  /** A timer of the processor's own subjects fired. */
  fired(subject: number): void;
  /** The waiters of the thread's GIL have waited long enough. */
  dropGil(worker: Worker): void;
  /** The thread is gone, wherever it was. */
  forget(worker: Worker): void;
  /** Core time used so far, in ms. */
  busyMs(): number;
  readonly subjects: number;
}
