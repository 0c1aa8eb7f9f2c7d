import { Segment } from "./segment";
import type { ServerSimulation } from "./serverSimulation";
import { type Worker, WorkerState } from "./worker";

/** The threads that take connections for others: an acceptor that feeds a pool, and the loop that runs coroutines. */
export class Intake {
  private readonly server: ServerSimulation;

  constructor(server: ServerSimulation) {
    this.server = server;
  }

  /** The acceptor's next task: send a response, else take a connection. False when there is nothing to do. */
  acceptorStep(worker: Worker): boolean {
    const { process } = worker;
    process.sending = process.outbox.shift();
    if (process.sending !== null) {
      worker.leftMs = this.server.service.costs.afterMs;
      return true;
    }
    if (process.connections < this.server.door.connectionLimit && process.served < process.recycleAfter) {
      process.accepting = this.server.door.fromBacklog(process);
      if (process.accepting !== null) {
        this.server.door.accepted(process, process.accepting);
        worker.yieldsGil = true;
        process.accepting.enter(Segment.accept);
        worker.leftMs = this.server.service.costs.acceptMs + this.server.system.behaviour.scanMs * process.queue.length;
        return true;
      }
    }
    worker.state = WorkerState.idle;
    return false;
  }

  acceptorDone(worker: Worker): boolean {
    const { process } = worker;
    const { accepting, sending } = process;
    process.accepting = null;
    process.sending = null;
    if (sending !== null) {
      sending.respondedMs = this.server.timers.now;
      this.server.answers.complete(sending);
      this.server.answers.leave(sending);
    }
    if (accepting !== null) {
      accepting.enter(Segment.queue);
      const idle = process.takeIdle();
      if (idle === undefined) process.queue.push(accepting);
      else if (this.server.service.assign(idle, accepting)) this.server.processor.ready(idle);
    }
    return this.acceptorStep(worker);
  }

  /**
   * The loop runs what is ready, one turn after the other, and looks for new connections between turns. False when
   * there is nothing to do.
   */
  loopStep(worker: Worker): boolean {
    const { process } = worker;
    if (process.turnLeft <= 0) {
      const atOnce = this.server.processes.length > 1 ? this.server.system.behaviour.acceptsAtOnce : 100;
      for (let taken = 0; taken < atOnce && process.connections < this.server.door.connectionLimit; taken++) {
        if (process.served >= process.recycleAfter) break;
        const request = this.server.door.fromBacklog(process);
        if (request === null) break;
        this.server.door.accepted(process, request);
        this.server.service.assignToLoop(worker, request);
      }
      process.turnLeft = process.queue.length;
    }
    const request = process.queue.shift();
    if (request === null) {
      worker.state = WorkerState.idle;
      return false;
    }
    process.turnLeft--;
    worker.request = request;
    request.enter(Segment.cpu);
    worker.leftMs = request.nextBurstMs;
    return true;
  }
}
