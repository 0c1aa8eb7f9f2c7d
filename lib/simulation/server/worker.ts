import type { Queued } from "@/lib/simulation/kernel/fifo";
import type { Process } from "./process";
import type { Request } from "./request";

export const WorkerState = {
  idle: 0,
  running: 1,
  /** Waits for a core. */
  ready: 2,
  waitingForGil: 3,
  inIo: 4,
  /** Held by a slow client. */
  held: 5,
} as const;

/** What a thread does: serves requests, accepts connections for others, or runs a loop of coroutines. */
export const Role = { server: 0, acceptor: 1, loop: 2 } as const;

/** One thread of the operating system, in one process of the server. */
export class Worker implements Queued<Worker> {
  next: Worker | null = null;
  readonly index: number;
  readonly process: Process;
  readonly role: number;
  /** Its code is not Python's: it never needs the GIL. */
  private readonly native: boolean;
  state: number = WorkerState.idle;
  request: Request | null = null;
  /** CPU time that its burst still needs, in ms at full speed. */
  leftMs = 0;
  /** The core that it ran on last. */
  core: number;
  /** When it last began to wait for the GIL. */
  gilSinceMs = 0;
  /** An acceptor or loop that was woken and has not looked for work yet. */
  woken = false;

  /** Its burst is outside the interpreter: no GIL needed. */
  offGil: boolean;
  /** Its next burst begins with a short system call, around which it lets go of the GIL. */
  yieldsGil = false;
  /** In such a call: it computes without the GIL, and has this much to do once it has it again; −1 when not. */
  afterCallMs = -1;

  constructor(index: number, process: Process, role: number, core: number, native: boolean) {
    this.index = index;
    this.process = process;
    this.role = role;
    this.core = core;
    this.native = native;
    this.offGil = native;
  }

  /** Dead, and born again with its process: nothing to do, nowhere to be. */
  reset(): void {
    this.next = null;
    this.state = WorkerState.idle;
    this.request = null;
    this.leftMs = 0;
    this.woken = false;
    this.offGil = this.native;
    this.yieldsGil = false;
    this.afterCallMs = -1;
  }
}
