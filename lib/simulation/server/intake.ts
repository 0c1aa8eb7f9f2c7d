import { Stage } from "./request";
import { Segment } from "./segment";
import type { ServerSimulation } from "./serverSimulation";
import { type Worker, WorkerState } from "./worker";

/** The threads that take connections for others: an acceptor that feeds a pool, and the loop that runs coroutines. */
export class Intake {
  private readonly server: ServerSimulation;

  constructor(server: ServerSimulation) {
    this.server = server;
  }

  /** The acceptor's next task: send a response, else take a connection. −1 when there is nothing to do. */
  acceptorStep(worker: Worker, now: number): number {
    const { process } = worker;
    process.sending = process.outbox.shift();
    if (process.sending !== null) return this.server.service.costs.afterMs;
    if (process.connections < this.server.door.connectionLimit && process.served < process.recycleAfter) {
      process.accepting = this.server.door.fromBacklog(process, now);
      if (process.accepting !== null) {
        this.server.door.accepted(process, process.accepting);
        worker.yieldsGil = true;
        process.accepting.enter(Segment.accept, now);
        return this.server.service.costs.acceptMs + this.server.system.behaviour.scanMs * process.queue.length;
      }
    }
    worker.state = WorkerState.idle;
    return -1;
  }

  acceptorDone(worker: Worker, now: number): number {
    const { process } = worker;
    const { accepting, sending } = process;
    process.accepting = null;
    process.sending = null;
    if (sending !== null) {
      this.server.answers.complete(sending, now, now);
      this.server.answers.leave(sending, now);
    }
    if (accepting !== null) {
      accepting.enter(Segment.queue, now);
      const idle = process.takeIdle();
      if (idle === undefined) process.queue.push(accepting);
      else {
        const burst = this.server.service.assign(idle, accepting, now);
        if (burst >= 0) {
          idle.leftMs = burst;
          this.server.processor.ready(idle, now);
        }
      }
    }
    return this.acceptorStep(worker, now);
  }

  /** The loop runs what is ready, one turn after the other, and looks for new connections between turns. */
  loopStep(worker: Worker, now: number): number {
    const { process } = worker;
    if (process.turnLeft <= 0) {
      const atOnce = this.server.processes.length > 1 ? this.server.system.behaviour.acceptsAtOnce : 100;
      for (let taken = 0; taken < atOnce && process.connections < this.server.door.connectionLimit; taken++) {
        if (process.served >= process.recycleAfter) break;
        const request = this.server.door.fromBacklog(process, now);
        if (request === null) break;
        this.server.door.accepted(process, request);
        request.worker = worker;
        request.stage = Stage.serving;
        request.nextBurstMs = this.server.service.costs.acceptMs + this.server.service.firstBurst(request);
        request.enter(Segment.gilWait, now);
        this.server.takeSlot(process, now);
        process.queue.push(request);
      }
      process.turnLeft = process.queue.length;
    }
    const request = process.queue.shift();
    if (request === null) {
      worker.state = WorkerState.idle;
      return -1;
    }
    process.turnLeft--;
    worker.request = request;
    return request.nextBurstMs;
  }
}
