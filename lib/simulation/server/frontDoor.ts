import type { Mix } from "@/lib/servers/system";
import { Fifo } from "@/lib/simulation/kernel/fifo";
import type { RandomStream } from "@/lib/simulation/random/randomStream";
import { Dispatch } from "./dispatch";
import type { Process } from "./process";
import { type Request, Stage } from "./request";
import type { ServerSimulation } from "./serverSimulation";
import { synRetryMs } from "./synRetry";
import { WorkerState } from "./worker";

/** The kernel's side of connecting: the backlog, what happens when it is full, and who is woken for a connection. */
export class FrontDoor {
  readonly connectionLimit: number;
  private readonly server: ServerSimulation;
  private readonly backlog = new Fifo<Request>();
  private readonly backlogLimit: number;
  private readonly dispatch: Dispatch;

  constructor(server: ServerSimulation, mix: Mix, random: RandomStream) {
    const { accept, behaviour, facts } = server.system;
    this.server = server;
    this.dispatch = new Dispatch(server.processes, behaviour, random);
    // The kernel lets one more wait than listen() was told (sk_acceptq_is_full: more than, not as many as).
    this.backlogLimit = accept.backlog + (facts.kind === "ideal" ? 0 : 1);
    this.connectionLimit =
      accept.connectionLimit === "slots" || facts.slot === "greenlet" ? mix.threads : accept.connectionLimit;
  }

  /** Whether a connection waits that this process could take. */
  hasWaiting(process: Process): boolean {
    return this.backlog.length + process.backlog.length > 0;
  }

  reach(request: Request, now: number): void {
    request.arrive(now);
    const { behaviour, accept } = this.server.system;
    if (behaviour.dispatch === "private" || accept.reusePort) {
      const process = this.dispatch.pickAny();
      if (process === null) return;
      if (process.acceptor === null && process.idle.length > 0) this.take(process, request, now);
      else if (this.queueUp(process.backlog, request, now)) this.wakeAcceptor(process, now);
      return;
    }
    if (this.server.processes[0]?.acceptor !== null) {
      if (!this.queueUp(this.backlog, request, now)) return;
      if (this.server.processes.length === 1)
        for (const process of this.server.processes) this.wakeAcceptor(process, now);
      else for (const process of this.dispatch.raceOrder()) this.wakeAcceptor(process, now);
      return;
    }
    const process = this.backlog.length === 0 ? this.dispatch.pickIdle() : null;
    if (process !== null) this.take(process, request, now);
    else this.queueUp(this.backlog, request, now);
  }

  private queueUp(queue: Fifo<Request>, request: Request, now: number): boolean {
    if (queue.length < this.backlogLimit) {
      request.stage = Stage.waiting;
      queue.push(request);
      this.server.waitingInBacklog.change(1, now);
      return true;
    }
    const { accept, facts } = this.server.system;
    request.stage = Stage.connecting;
    const retryMs = facts.kind === "ideal" ? -1 : synRetryMs(accept.synRetrySchedule, request.connectAttempts++);
    if (retryMs >= 0) this.server.timers.set(this.server.timerOf(request, 0), now + retryMs);
    else {
      if (!request.abandoned) {
        this.server.recorder.lose(request, "backlogFull");
        this.server.clients.clientDone(request, now);
      }
      this.server.answers.leave(request, now);
    }
    return false;
  }

  fromBacklog(process: Process, now: number): Request | null {
    const request = process.backlog.shift() ?? this.backlog.shift();
    if (request !== null) this.server.waitingInBacklog.change(-1, now);
    return request;
  }

  wakeAcceptor(process: Process, now: number): void {
    const { acceptor } = process;
    if (acceptor === null || acceptor.state !== WorkerState.idle || !process.alive) return;
    if (process.connections >= this.connectionLimit && process.outbox.length === 0 && process.queue.length === 0)
      return;
    acceptor.woken = true;
    acceptor.leftMs = 0;
    this.server.processor.ready(acceptor, now);
  }

  /** A free thread takes the connection itself. */
  take(process: Process, request: Request, now: number): void {
    const worker = process.idle.pop();
    if (worker === undefined) return;
    this.accepted(process, request);
    const burst = this.server.service.assign(worker, request, now);
    if (burst < 0) return;
    worker.leftMs = burst;
    this.server.processor.ready(worker, now);
  }

  accepted(process: Process, request: Request): void {
    process.took();
    this.dispatch.took(process);
    request.process = process;
  }
}
