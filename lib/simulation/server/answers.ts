import { downloadHoldMs, downloadMs } from "@/lib/network/holdTime";
import type { ClientLink } from "@/lib/scenario/network";
import { type Request, Stage } from "./request";
import { Segment } from "./segment";
import type { ServerSimulation } from "./serverSimulation";
import { Role, type Worker, WorkerState } from "./worker";

/** Responses: what they hold until the client has drained them, when client and server are done, and what is recorded. */
export class Answers {
  private readonly server: ServerSimulation;
  private readonly roundTrips: number;

  constructor(server: ServerSimulation) {
    const { keepAlive } = server.system;
    this.server = server;
    // One to connect, unless the connection is kept, and one to ask and be answered.
    this.roundTrips = 1 + 1 / (keepAlive?.requestsPerConnection ?? 1);
  }

  respond(worker: Worker, request: Request, now: number): number {
    const backend = this.server.service.backendOf(request);
    if (backend !== undefined && request.holdsBackend) this.server.service.giveBackend(backend, request, now);
    if (this.server.system.behaviour.acceptorSends && worker.process.acceptor !== null) {
      this.freeSlot(request, now);
      request.enter(Segment.gilWait, now);
      request.stage = Stage.responding;
      worker.process.outbox.push(request);
      this.server.door.wakeAcceptor(worker.process, now);
      worker.request = null;
      return this.server.service.costs.cleanUpMs;
    }
    const holdMs = this.holdMs(request);
    if (holdMs > 0) {
      request.stage = Stage.draining;
      request.respondedMs = now;
      request.enter(Segment.drain, now);
      this.server.timers.set(this.server.timerOf(request, 0), now + holdMs);
      if (worker.role === Role.loop) return this.server.service.onward(worker, now);
      worker.state = WorkerState.held;
      return -1;
    }
    this.complete(request, now, now);
    return this.server.service.startCleanUp(worker, request);
  }

  private holdMs(request: Request): number {
    const { hold } = this.server.system;
    const link = this.server.demands.link(request);
    if (hold.download !== "worker" || link === undefined || request.abandoned) return 0;
    return downloadHoldMs(request.responseBytes, hold.downloadBufferBytes, link);
  }

  drained(request: Request, now: number): void {
    this.complete(request, now, request.respondedMs);
    if (request.worker !== null)
      this.server.service.resume(request, this.server.service.startCleanUp(request.worker, request), now);
  }

  private goesOut(request: Request, now: number): void {
    if (request.inside) this.server.inSystem.change(-1, now);
    request.inside = false;
  }

  /** The server is done with the response that it began to send at `respondedMs`. */
  complete(request: Request, now: number, respondedMs: number): void {
    request.enter(Segment.drain, now);
    this.goesOut(request, now);
    if (request.abandoned) return;
    if (request.failed) {
      this.server.recorder.lose(request, "backendRefused");
      this.server.clients.clientDone(request, now);
      return;
    }
    const link = this.server.demands.link(request);
    const transferMs = link === undefined ? 0 : this.transferMs(request, link);
    const clientDoneMs = respondedMs + transferMs + this.server.system.behaviour.latencyMs;
    this.server.recorder.complete(request, now, Math.max(now, clientDoneMs));
    this.server.clients.clientDone(request, Math.max(now, clientDoneMs));
  }

  private transferMs(request: Request, link: ClientLink): number {
    return this.roundTrips * link.rttMs + downloadMs(request.responseBytes, link);
  }

  freeSlot(request: Request, now: number): void {
    this.server.timers.cancel(this.server.timerOf(request, 2));
    if (request.worker !== null) this.server.freeSlot(request.worker.process, now);
    request.worker = null;
  }

  /** The request is over for the server: its place in the process is free, and it may be used again. */
  leave(request: Request, now: number): void {
    this.freeSlot(request, now);
    const { process } = request;
    request.process = null;
    request.stage = Stage.idle;
    this.server.timers.cancel(this.server.timerOf(request, 0));
    this.server.timers.cancel(this.server.timerOf(request, 1));
    this.goesOut(request, now);
    this.server.door.forget(request);
    this.server.clients.recycle(request);
    if (process === null) return;
    process.connections--;
    if (process.connections === 0 && process.alive && process.served >= process.recycleAfter)
      this.server.life.goDown(process, now);
    else if (this.server.door.hasWaiting(process)) this.server.door.wakeAcceptor(process, now);
  }
}
