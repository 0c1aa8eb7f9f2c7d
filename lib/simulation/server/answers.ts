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

  respond(worker: Worker, request: Request): boolean {
    const backend = this.server.service.backendOf(request);
    if (backend !== undefined && request.holdsBackend) this.server.service.giveBackend(backend, request);
    if (this.server.system.behaviour.acceptorSends && worker.process.acceptor !== null) {
      this.freeSlot(request);
      request.enter(Segment.gilWait);
      request.stage = Stage.responding;
      worker.process.outbox.push(request);
      this.server.door.wakeAcceptor(worker.process);
      worker.request = null;
      worker.leftMs = this.server.service.costs.cleanUpMs;
      return true;
    }
    this.setHold(request);
    if (request.holdMs > 0) {
      request.stage = Stage.draining;
      request.respondedMs = this.server.timers.now;
      request.enter(Segment.drain);
      this.server.timers.dueMs = this.server.timers.now + request.holdMs;
      this.server.timers.set(this.server.timerOf(request, 0));
      if (worker.role === Role.loop) return this.server.service.onward(worker);
      worker.state = WorkerState.held;
      return false;
    }
    request.respondedMs = this.server.timers.now;
    this.complete(request);
    this.server.service.startCleanUp(worker, request);
    worker.leftMs = request.nextBurstMs;
    return true;
  }

  /** How long its response holds the worker. */
  private setHold(request: Request): void {
    request.holdMs = 0;
    const path = this.server.demands.path(request);
    if (this.server.system.hold.download !== "worker" || path === undefined || request.abandoned) return;
    path.download(request.responseBytes);
    request.holdMs = path.holdMs;
  }

  drained(request: Request): void {
    this.complete(request);
    if (request.worker === null) return;
    this.server.service.startCleanUp(request.worker, request);
    this.server.service.resume(request);
  }

  private goesOut(request: Request): void {
    if (request.inside) this.server.inSystem.change(-1);
    request.inside = false;
  }

  /** The server is done with the response that it began to send at the request's `respondedMs`. */
  complete(request: Request): void {
    request.enter(Segment.drain);
    this.goesOut(request);
    if (request.abandoned) return;
    if (request.failed) {
      this.server.recorder.lose(request, "backendRefused");
      request.clientDoneMs = this.server.timers.now;
      this.server.clients.clientDone(request);
      return;
    }
    const path = this.server.demands.path(request);
    if (path === undefined) return;
    path.download(request.responseBytes);
    const transferMs = this.roundTrips * path.link.rttMs + path.downloadMs;
    const doneMs = request.respondedMs + transferMs + this.server.system.behaviour.latencyMs;
    request.serverMs = this.server.timers.now - request.arrivedMs;
    request.clientDoneMs = Math.max(this.server.timers.now, doneMs);
    this.server.recorder.complete(request);
    this.server.clients.clientDone(request);
  }

  freeSlot(request: Request): void {
    this.server.timers.cancel(this.server.timerOf(request, 2));
    if (request.worker !== null) this.server.freeSlot(request.worker.process);
    request.worker = null;
  }

  /** The request is over for the server: its place in the process is free, and it may be used again. */
  leave(request: Request): void {
    this.freeSlot(request);
    const { process } = request;
    request.process = null;
    request.stage = Stage.idle;
    this.server.timers.cancel(this.server.timerOf(request, 0));
    this.server.timers.cancel(this.server.timerOf(request, 1));
    this.goesOut(request);
    this.server.door.forget(request);
    this.server.clients.recycle(request);
    if (process === null) return;
    process.connections--;
    if (process.connections === 0 && process.alive && process.served >= process.recycleAfter)
      this.server.life.goDown(process);
    else if (this.server.door.hasWaiting(process)) this.server.door.wakeAcceptor(process);
  }
}
