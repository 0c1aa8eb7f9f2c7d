import { Fifo } from "@/lib/simulation/kernel/fifo";
import type { Worker } from "./worker";

/** A mutex of the server in one process, handed on in order. */
export class EntryLock {
  private holder: Worker | null = null;
  private readonly line = new Fifo<Worker>();

  /** Takes the lock, or joins the line and gets false. */
  acquire(worker: Worker): boolean {
    if (this.holder !== null) {
      this.line.push(worker);
      return false;
    }
    this.holder = worker;
    return true;
  }

  /** Hands the lock on. Returns its new holder, to be woken; null when nobody waits. */
  release(): Worker | null {
    this.holder = this.line.shift();
    return this.holder;
  }

  /** Nobody holds it or waits for it any more. */
  reset(): void {
    this.holder = null;
    while (this.line.shift() !== null);
  }
}
