import type { Backend } from "@/lib/scenario/application";
import type { Clock } from "@/lib/simulation/kernel/clock";
import { Fifo } from "@/lib/simulation/kernel/fifo";
import { TimeWeighted } from "@/lib/simulation/kernel/timeWeighted";
import type { Request } from "./request";

/** The connections of one backend: one pool for the machine, or one in each process. */
export class BackendPool {
  readonly heldForRequest: boolean;
  readonly refusesWhenFull: boolean;
  private readonly perProcess: boolean;
  private readonly limit: number;
  /** Connections in use, over all its pools. */
  readonly inUse: TimeWeighted;
  private readonly used: Int32Array;
  private readonly lines: Fifo<Request>[] = [];

  /** @param machines share a backend of global scope evenly. */
  constructor(backend: Backend, processes: number, machines: number, clock: Clock) {
    this.inUse = new TimeWeighted(clock);
    this.perProcess = backend.scope === "process";
    this.limit = backend.scope === "global" ? Math.max(1, Math.floor(backend.limit / machines)) : backend.limit;
    this.heldForRequest = backend.held === "request";
    this.refusesWhenFull = backend.onFull === "error";
    const pools = this.perProcess ? processes : 1;
    this.used = new Int32Array(pools);
    for (let pool = 0; pool < pools; pool++) this.lines.push(new Fifo<Request>());
  }

  /** Takes a connection for the request; false when all are in use. */
  take(request: Request): boolean {
    const pool = this.poolOf(request);
    const used = this.used[pool] ?? 0;
    if (used >= this.limit) return false;
    this.used[pool] = used + 1;
    this.inUse.change(1);
    request.holdsBackend = true;
    return true;
  }

  wait(request: Request): void {
    this.lines[this.poolOf(request)]?.push(request);
  }

  /** Gives the connection back. Returns the request that has it next, or null. */
  give(request: Request): Request | null {
    const pool = this.poolOf(request);
    request.holdsBackend = false;
    const next = this.lines[pool]?.shift() ?? null;
    if (next === null) {
      this.used[pool] = (this.used[pool] ?? 0) - 1;
      this.inUse.change(-1);
    } else next.holdsBackend = true;
    return next;
  }

  /** Takes a request that was killed out of the line. */
  forget(request: Request): void {
    this.lines[this.poolOf(request)]?.remove(request);
  }

  /** Connections that there are, over all its pools. */
  get capacity(): number {
    return this.limit * this.lines.length;
  }

  private poolOf(request: Request): number {
    return this.perProcess ? (request.worker?.process.index ?? 0) : 0;
  }
}
