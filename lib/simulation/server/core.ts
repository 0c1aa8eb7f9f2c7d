import { Fifo } from "@/lib/simulation/kernel/fifo";
import type { Worker } from "./worker";

/** One logical CPU: the thread that runs on it and those that wait in its line. */
export class Core {
  readonly index: number;
  /** Its timer. */
  readonly subject: number;
  running: Worker | null = null;
  readonly queue = new Fifo<Worker>();
  /** When the running thread's progress was last booked. */
  bookedMs = 0;
  /** When the running thread's slice is over, and the next tick after that. */
  sliceOverMs = 0;
  tickMs = 0;

  constructor(index: number, subject: number) {
    this.index = index;
    this.subject = subject;
  }
}
