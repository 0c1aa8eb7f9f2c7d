import { RECYCLING } from "@/lib/servers/recycling";
import type { Process } from "./process";
import type { LossCause } from "./recorder";
import { type Request, Stage } from "./request";
import type { ServerSimulation } from "./serverSimulation";

/** Ends and beginnings of processes: timeouts and what they kill, recycling after so many requests. */
export class ProcessLife {
  private readonly server: ServerSimulation;

  constructor(server: ServerSimulation) {
    this.server = server;
  }

  timedOut(request: Request): void {
    const { process } = request;
    if (process === null || this.server.system.timeout === null) return;
    if (this.server.system.timeout.kills === "worker") {
      for (const other of this.server.clients.requests) if (other.process === process) this.drop(other);
      this.goDown(process);
      return;
    }
    this.loseTo(request, "serverTimeout");
    request.abandoned = true;
    request.waitsLeft = 0;
    const blocked =
      request.stage === Stage.inIo || request.stage === Stage.draining || request.stage === Stage.uploading;
    if (request.stage === Stage.waitingForBackend) this.server.service.backendOf(request)?.forget(request);
    else if (!blocked) return;
    this.server.timers.cancel(this.server.timerOf(request, 0));
    request.stage = Stage.serving;
    request.nextBurstMs = this.server.service.costs.afterMs;
    this.server.service.resume(request);
  }

  private loseTo(request: Request, cause: LossCause): void {
    if (request.abandoned || !request.inside) return;
    this.server.recorder.lose(request, cause);
    request.clientDoneMs = this.server.timers.now;
    this.server.clients.clientDone(request);
  }

  /** The request dies with its process. */
  private drop(request: Request): void {
    this.loseTo(request, "serverTimeout");
    const backend = this.server.service.backendOf(request);
    if (request.stage === Stage.waitingForBackend) backend?.forget(request);
    else if (backend !== undefined && request.holdsBackend) this.server.service.giveBackend(backend, request);
    if (request.process !== null) request.process.connections--;
    request.process = null;
    this.server.answers.leave(request);
  }

  goDown(process: Process): void {
    process.alive = false;
    for (const worker of process.workers) this.server.processor.forget(worker);
    process.reset();
    this.server.timers.dueMs = this.server.timers.now + RECYCLING.awayMs;
    this.server.timers.set(this.server.timerOfRestart(process));
  }

  restarted(index: number): void {
    const process = this.server.processes[index];
    if (process === undefined) return;
    process.start(this.recycleAfter());
    while (process.acceptor === null && process.hasIdle) {
      const request = this.server.door.fromBacklog(process);
      if (request === null) break;
      this.server.door.take(process, request);
    }
    if (this.server.door.hasWaiting(process)) this.server.door.wakeAcceptor(process);
  }

  recycleAfter(): number {
    const { maxRequests } = this.server.system;
    if (maxRequests === null) return Number.POSITIVE_INFINITY;
    return maxRequests + this.server.random.below(1 + Math.floor(maxRequests * RECYCLING.jitter));
  }
}
