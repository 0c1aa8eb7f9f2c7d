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

  /** Takes a thread that was killed out of the line; false when it holds the lock. */
  forget(worker: Worker): boolean {
    this.line.remove(worker);
    return this.holder !== worker;
  }
}
