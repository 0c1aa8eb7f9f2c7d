import type { Mix } from "@/lib/servers/system";
import { Fifo } from "@/lib/simulation/kernel/fifo";
import type { RandomStream } from "@/lib/simulation/random/randomStream";
import { dataAt, halfOpenRetryAt, synRetryAt } from "./connectRetry";
import { Dispatch } from "./dispatch";
import type { Process } from "./process";
import { Handshake, type Request, Stage } from "./request";
import type { ServerSimulation } from "./serverSimulation";
import { WorkerState } from "./worker";

/** Between a SYN's answer and the client's ACK, in ms: long enough for others to take the last places. */
const HANDSHAKE_MS = 0.1;
/** With fewer places left than this, SYNs that come together are followed through their handshakes one by one. */
const CROWDED = 64;

/** The kernel's side of connecting: the backlog, what happens when it is full, and who is woken for a connection. */
export class FrontDoor {
  readonly connectionLimit: number;
  private readonly server: ServerSimulation;
  private readonly backlog = new Fifo<Request>();
  private readonly backlogLimit: number;
  private readonly dispatch: Dispatch;
  /** Handshakes that the kernel keeps a place for; as many as listen() was told (inet_csk_reqsk_queue_is_full). */
  private remembered = 0;
  /** Free threads of all processes are woken for a connection that only one of them gets. */
  private readonly herd: boolean;

  constructor(server: ServerSimulation, mix: Mix, random: RandomStream) {
    const { accept, behaviour, facts } = server.system;
    this.server = server;
    this.dispatch = new Dispatch(server.processes, behaviour, random);
    this.herd = accept.wakes === "all" && !accept.reusePort && server.processes.length > 1;
    // The kernel lets one more wait than listen() was told (sk_acceptq_is_full: more than, not as many as).
    this.backlogLimit = accept.backlog + (facts.kind === "ideal" ? 0 : 1);
    this.connectionLimit =
      accept.connectionLimit === "slots" || facts.slot === "greenlet" ? mix.threads : accept.connectionLimit;
  }

  /** Whether a connection waits that this process could take. */
  hasWaiting(process: Process): boolean {
    return this.backlog.length + process.backlog.length > 0;
  }

  /** A client's packet comes: its SYN, the ACK that ends its handshake, or another knock where that found no room. */
  reach(request: Request): void {
    request.arrive();
    const { now } = this.server.timers;
    const { behaviour, accept, facts, hold } = this.server.system;
    if (behaviour.dispatch === "private" || accept.reusePort) request.listener ??= this.dispatch.pickAny();
    const queue = request.listener?.backlog ?? this.backlog;
    const room = this.backlogLimit - queue.length;
    if (room <= 0) this.turnAway(request);
    else if (request.handshake === Handshake.none && room <= CROWDED && facts.kind !== "ideal") {
      request.stage = Stage.connecting;
      request.handshake = Handshake.answered;
      this.server.timers.dueMs = now + HANDSHAKE_MS;
      this.server.timers.set(this.server.timerOf(request, 0));
    } else {
      request.dataMs = now;
      const { remembered } = request;
      this.forget(request);
      if (request.handshake === Handshake.halfOpen) {
        request.dataMs = dataAt(request.halfOpenMs, request.connectAttempts - 1, remembered, now);
        // Who does not let a worker wait for data has the request once it is whole.
        if (request.dataMs > now && hold.upload !== "worker") {
          request.connectAttempts++;
          this.server.timers.dueMs = request.dataMs;
          this.server.timers.set(this.server.timerOf(request, 0));
          return;
        }
      }
      this.admit(queue, request);
    }
  }

  private admit(queue: Fifo<Request>, request: Request): void {
    const { listener } = request;
    const acceptors = this.server.processes[0]?.acceptor !== null;
    const process = acceptors || queue.length > 0 ? null : listener === null ? this.dispatch.pickIdle() : listener;
    if (process?.hasIdle) {
      this.take(process, request);
      if (this.herd) this.wakeInVain(process);
      return;
    }
    request.stage = Stage.waiting;
    queue.push(request);
    this.server.waitingInBacklog.change(1);
    if (!acceptors) return;
    if (listener !== null) this.wakeAcceptor(listener);
    else if (this.server.processes.length === 1) for (const one of this.server.processes) this.wakeAcceptor(one);
    else for (const one of this.dispatch.raceOrder()) this.wakeAcceptor(one);
  }

  /** A thread of every other process that has a free one is woken for a connection that is gone when it looks. */
  private wakeInVain(winner: Process): void {
    for (const process of this.server.processes) {
      if (process === winner || !process.hasIdle) continue;
      const loser = process.takeIdle();
      if (loser === undefined) continue;
      loser.offGil = true;
      loser.leftMs = this.server.system.behaviour.lostWakeMs;
      this.server.processor.ready(loser);
    }
  }

  /** The kernel keeps no place for its handshake any more. */
  forget(request: Request): void {
    if (request.remembered) this.remembered--;
    request.remembered = false;
  }

  /** The backlog is full: a SYN is dropped, the ACK of an answered one too, and then the client believes itself connected. */
  private turnAway(request: Request): void {
    const { accept, facts } = this.server.system;
    const { now } = this.server.timers;
    request.stage = Stage.connecting;
    if (request.handshake === Handshake.answered) {
      request.handshake = Handshake.halfOpen;
      request.halfOpenMs = now;
      request.remembered = this.remembered < this.backlogLimit - 1;
      if (request.remembered) this.remembered++;
      request.connectAttempts = 0;
    }
    const attempt = request.connectAttempts++;
    const retryAt =
      facts.kind === "ideal"
        ? -1
        : request.handshake === Handshake.halfOpen
          ? halfOpenRetryAt(request.halfOpenMs, attempt, request.remembered)
          : synRetryAt(now, accept.synRetrySchedule, attempt);
    if (retryAt >= 0) {
      this.server.timers.dueMs = Math.max(now, retryAt);
      this.server.timers.set(this.server.timerOf(request, 0));
      return;
    }
    if (!request.abandoned) {
      this.server.recorder.lose(request, "backlogFull");
      request.clientDoneMs = now;
      this.server.clients.clientDone(request);
    }
    this.server.answers.leave(request);
  }

  fromBacklog(process: Process): Request | null {
    const request = process.backlog.shift() ?? this.backlog.shift();
    if (request !== null) this.server.waitingInBacklog.change(-1);
    return request;
  }

  wakeAcceptor(process: Process): void {
    const { acceptor } = process;
    if (acceptor === null || acceptor.state !== WorkerState.idle || !process.alive) return;
    if (process.connections >= this.connectionLimit && process.outbox.length === 0 && process.queue.length === 0)
      return;
    acceptor.woken = true;
    acceptor.leftMs = 0;
    this.server.processor.ready(acceptor);
  }

  /** A free thread takes the connection itself. */
  take(process: Process, request: Request): void {
    const worker = process.takeIdle();
    if (worker === undefined) return;
    this.accepted(process, request);
    if (this.server.service.assign(worker, request)) this.server.processor.ready(worker);
  }

  accepted(process: Process, request: Request): void {
    process.took();
    this.dispatch.took(process);
    request.process = process;
  }
}
