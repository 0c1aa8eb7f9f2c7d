import { uploadMs, uploadRestMs } from "@/lib/network/holdTime";
import type { ClientLink } from "@/lib/scenario/network";
import { HOST_SCHEDULING } from "@/lib/servers/hostScheduling";
import type { System } from "@/lib/servers/system";
import type { BackendPool } from "./backendPool";
import { type Request, Stage } from "./request";
import { Segment } from "./segment";
import type { ServerSimulation } from "./serverSimulation";
import { Role, type Worker, WorkerState } from "./worker";

/**
 * CPython 2 between threads that compute: two took 1.8 to 2.3 times as long as one after the other on two cores, and
 * 1.54 times on one (Beazley 2010 and an independent repeat). Its lock changes hands every 100 ticks, about 1 ms.
 */
const TICKS_PENALTY = { oneCore: 1.54, moreCores: 1.9 } as const;

/** The CPU time that the server itself spends at each point of a request, in ms. */
interface ServerCosts {
  readonly acceptMs: number;
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly cleanUpMs: number;
}

function costsOf({ behaviour, serverCpuMs }: System, hasAcceptor: boolean): ServerCosts {
  const { acceptor, before, after, cleanUp } = behaviour.cpuSplit;
  return {
    acceptMs: hasAcceptor ? acceptor * serverCpuMs : 0,
    beforeMs: Math.max(0, (before + (hasAcceptor ? 0 : acceptor)) * serverCpuMs - behaviour.hops * behaviour.hopMs),
    afterMs: after * serverCpuMs,
    cleanUpMs: cleanUp * serverCpuMs,
  };
}

/** What a worker does with a request: the way in, bursts and waits, the way out, and what it turns to next. */
export class Service {
  readonly costs: ServerCosts;
  private readonly server: ServerSimulation;
  /** CPU time of each call after the response has left. */
  private readonly cleanUpCallMs: number;
  private readonly sleepMs: number;
  private readonly resumeMs: number;
  private readonly ticksPenalty: number;

  constructor(server: ServerSimulation) {
    const ideal = server.system.facts.kind === "ideal";
    this.server = server;
    this.costs = costsOf(server.system, server.processes[0]?.acceptor !== null);
    this.cleanUpCallMs = this.costs.cleanUpMs / server.system.behaviour.callsAfter;
    this.sleepMs = ideal ? 0 : HOST_SCHEDULING.sleepMs;
    this.resumeMs = ideal ? 0 : HOST_SCHEDULING.resumeMs;
    const { oneCore, moreCores } = TICKS_PENALTY;
    this.ticksPenalty = server.system.gil.kind === "ticks" ? (server.system.cpu.logical > 1 ? moreCores : oneCore) : 1;
  }

  uploaded(request: Request): void {
    const { worker } = request;
    if (worker === null) return;
    if (worker.role === Role.loop) {
      this.startInLoop(worker, request);
      this.server.door.wakeAcceptor(worker.process);
    } else if (this.prepare(worker, request)) this.server.processor.ready(worker);
  }

  /** Gives the loop the request: its coroutine runs in the next turn, once it has the body. */
  assignToLoop(worker: Worker, request: Request): void {
    request.worker = worker;
    this.server.takeSlot(worker.process);
    const { now } = this.server.timers;
    const link = this.readsBody(request) ? this.server.demands.path(request)?.link : undefined;
    const wholeMs = link === undefined ? now : this.bodyThereMs(request, link);
    if (wholeMs > now) this.awaitBody(request, wholeMs);
    else this.startInLoop(worker, request);
  }

  private startInLoop(worker: Worker, request: Request): void {
    request.stage = Stage.serving;
    this.setFirstBurst(request);
    request.nextBurstMs = this.costs.acceptMs + request.nextBurstMs;
    request.enter(Segment.gilWait);
    worker.process.queue.push(request);
  }

  /** Whether the application reads the request's body from its connection. */
  private readsBody(request: Request): boolean {
    return request.bodyBytes > 0 && this.server.system.hold.upload === "worker";
  }

  /** When all of the body is there: the kernel takes its first part from the moment of connection, the rest once it is read. */
  private bodyThereMs({ arrivedMs, bodyBytes }: Request, link: ClientLink): number {
    const wholeMs = arrivedMs + uploadMs(bodyBytes, link);
    const restMs = this.server.timers.now + uploadRestMs(bodyBytes, link);
    return Math.max(wholeMs, restMs);
  }

  /** Gives the thread the request: true when it has `leftMs` to compute, false when it must wait for the body first. */
  assign(worker: Worker, request: Request): boolean {
    const { timers, system } = this.server;
    worker.request = request;
    request.worker = worker;
    this.server.takeSlot(worker.process);
    if (system.timeout !== null) {
      timers.dueMs = timers.now + system.timeout.afterMs;
      timers.set(this.server.timerOf(request, 2));
    }
    if (request.dataMs > timers.now) return this.awaitData(worker, request, request.dataMs);
    return this.readsBody(request) ? this.upload(worker, request) : this.prepare(worker, request);
  }

  private upload(worker: Worker, request: Request): boolean {
    const link = this.server.demands.path(request)?.link;
    if (link === undefined) return this.prepare(worker, request);
    const wholeMs = this.bodyThereMs(request, link);
    return wholeMs > this.server.timers.now ? this.awaitData(worker, request, wholeMs) : this.prepare(worker, request);
  }

  private awaitData(worker: Worker, request: Request, untilMs: number): false {
    worker.state = WorkerState.held;
    this.awaitBody(request, untilMs);
    return false;
  }

  private awaitBody(request: Request, untilMs: number): void {
    request.stage = Stage.uploading;
    request.enter(Segment.upload);
    this.server.timers.dueMs = untilMs;
    this.server.timers.set(this.server.timerOf(request, 0));
  }

  /** The way in: what the server does under the GIL before the application, in one part or one a lock and one more. */
  private prepare(worker: Worker, request: Request): boolean {
    const { gil, entryLocks } = worker.process;
    if (gil === null || worker.role !== Role.server || this.costs.beforeMs === 0) {
      request.stage = Stage.serving;
      this.setFirstBurst(request);
      worker.leftMs = request.nextBurstMs;
      return true;
    }
    const { hops, hopMs } = this.server.system.behaviour;
    if (hops > 0 && request.stage !== Stage.arriving) {
      request.stage = Stage.arriving;
      request.step = hops;
      worker.offGil = true;
      worker.leftMs = hopMs;
      return true;
    }
    request.stage = Stage.preparing;
    request.step = 0;
    const lock = entryLocks[0];
    this.setEntryBurst(worker);
    if (lock === undefined || lock.acquire(worker)) return true;
    request.enter(Segment.gilWait);
    return false;
  }

  /** How much longer a burst takes for what the old GIL wastes while several threads want it. */
  private stretch(worker: Worker | null): number {
    const gil = worker?.process.gil ?? null;
    return gil !== null && gil.holder !== null && gil.holder !== worker ? this.ticksPenalty : 1;
  }

  /** A thread has passed the request on: to another one, which must come by a core of its own, or to the worker. */
  passedOn(worker: Worker, request: Request): boolean {
    if (--request.step > 0) {
      this.server.timers.dueMs = this.server.timers.now;
      this.server.timers.set(this.server.timerOf(request, 0));
      return false;
    }
    worker.offGil = false;
    return this.prepare(worker, request);
  }

  /** The way in takes the server's CPU time in equal parts: one under each lock, and one more. */
  private setEntryBurst(worker: Worker): void {
    worker.leftMs = this.costs.beforeMs / (worker.process.entryLocks.length + 1);
  }

  enterFurther(worker: Worker, request: Request): boolean {
    const { entryLocks } = worker.process;
    const next = entryLocks[request.step]?.release();
    if (next !== null && next !== undefined) {
      this.setEntryBurst(next);
      this.server.processor.ready(next);
    }
    request.step++;
    worker.yieldsGil = true;
    if (request.step <= entryLocks.length - 1) {
      this.setEntryBurst(worker);
      if (entryLocks[request.step]?.acquire(worker) === true) return true;
      request.enter(Segment.gilWait);
      worker.yieldsGil = false;
      return false;
    }
    request.stage = Stage.serving;
    const restMs = entryLocks.length > 0 ? this.costs.beforeMs / (entryLocks.length + 1) : 0;
    this.setFirstBurst(request);
    worker.leftMs = restMs + request.nextBurstMs - this.costs.beforeMs;
    return true;
  }

  /** The response has left. What the server does after it takes `nextBurstMs`, call by call. */
  startCleanUp(worker: Worker, request: Request): void {
    request.stage = Stage.cleaningUp;
    request.step = 1;
    request.nextBurstMs = this.cleanUpCallMs;
    worker.yieldsGil = true;
  }

  cleanUp(worker: Worker, request: Request): boolean {
    if (worker.process.gil !== null && request.step < this.server.system.behaviour.callsAfter) {
      request.step++;
      worker.yieldsGil = true;
      worker.leftMs = this.cleanUpCallMs;
      return true;
    }
    const { keepAlive, hold } = this.server.system;
    if (keepAlive === null || hold.idle === "nothing" || !this.stays(keepAlive)) this.server.answers.leave(request);
    else {
      request.stage = Stage.lingering;
      this.server.timers.dueMs = this.server.timers.now + keepAlive.idleMs;
      this.server.timers.set(this.server.timerOf(request, 0));
      if (hold.idle === "worker" && worker.role === Role.server) {
        worker.state = WorkerState.held;
        return false;
      }
      this.server.answers.freeSlot(request);
    }
    return this.onward(worker);
  }

  /** Whether the connection is kept: it has not had the last of its requests. */
  private stays({ idleMs, requestsPerConnection }: NonNullable<System["keepAlive"]>): boolean {
    if (idleMs <= 0) return false;
    this.server.random.drawUniform();
    return this.server.random.drawn * requestsPerConnection >= 1;
  }

  /** The kept connection has been idle for long enough, or its client has moved on. */
  lingered(request: Request): void {
    const { worker } = request;
    this.server.answers.leave(request);
    if (worker === null) return;
    worker.request = null;
    worker.leftMs = 0;
    this.server.processor.ready(worker);
  }

  /** The server's work before the application, the application's first burst, and what follows where that is all. */
  setFirstBurst(request: Request): void {
    const appMs = request.burstMs * this.stretch(request.worker);
    request.nextBurstMs = this.costs.beforeMs + appMs + (request.waitsLeft === 0 ? this.costs.afterMs : 0);
  }

  /** What the thread does next, with its core still its own: true with `leftMs` to compute, false with nothing to do. */
  onward(worker: Worker): boolean {
    worker.request = null;
    if (worker.role === Role.acceptor) return this.server.intake.acceptorStep(worker);
    if (worker.role === Role.loop) return this.server.intake.loopStep(worker);
    const { process } = worker;
    let request = process.queue.shift();
    if (request === null && process.acceptor === null && process.served < process.recycleAfter) {
      request = this.server.door.fromBacklog(process);
      if (request !== null) this.server.door.accepted(process, request);
    }
    return request === null ? this.idle(worker) : this.assign(worker, request);
  }

  private idle(worker: Worker): false {
    worker.state = WorkerState.idle;
    worker.process.rest(worker);
    return false;
  }

  /** The request goes into its next wait, through its backend where it has one. */
  wait(worker: Worker, request: Request): boolean {
    const backend = this.backendOf(request);
    if (backend !== undefined && !request.holdsBackend && !backend.take(request)) {
      if (backend.refusesWhenFull) {
        request.failed = true;
        worker.leftMs = this.costs.afterMs;
        return true;
      }
      request.stage = Stage.waitingForBackend;
      request.enter(Segment.backendWait);
      backend.wait(request);
    } else this.startIo(request);
    if (worker.role === Role.loop) return this.onward(worker);
    worker.state = WorkerState.inIo;
    return false;
  }

  private startIo(request: Request): void {
    request.stage = Stage.inIo;
    request.enter(Segment.io);
    this.server.timers.dueMs = this.server.timers.now + request.ioMs + this.sleepMs;
    this.server.timers.set(this.server.timerOf(request, 0));
  }

  ioOver(request: Request): void {
    request.waitsLeft--;
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend && !backend.heldForRequest) this.giveBackend(backend, request);
    if (request.waitsLeft === 0 && !this.server.system.behaviour.computesLast) {
      this.endWithWait(request);
      return;
    }
    request.stage = Stage.serving;
    const appMs = request.burstMs * this.stretch(request.worker);
    request.nextBurstMs = this.resumeMs + appMs + (request.waitsLeft === 0 ? this.costs.afterMs : 0);
    this.resume(request);
  }

  /** Answers a request that needs no more CPU; its thread takes the next. */
  private endWithWait(request: Request): void {
    const { worker } = request;
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend) this.giveBackend(backend, request);
    request.respondedMs = this.server.timers.now;
    this.server.answers.complete(request);
    this.server.answers.leave(request);
    if (worker !== null && this.onward(worker)) this.server.processor.ready(worker);
  }

  giveBackend(backend: BackendPool, request: Request): void {
    const next = backend.give(request);
    if (next !== null) this.startIo(next);
  }

  backendOf(request: Request): BackendPool | undefined {
    if (this.server.backends.length === 0) return undefined;
    const index = this.server.system.classes[request.classIndex]?.backend ?? null;
    return index === null ? undefined : this.server.backends[index];
  }

  /** The request can go on: its thread needs a core for `nextBurstMs`, or its loop a turn. */
  resume(request: Request): void {
    const { worker } = request;
    if (worker === null) return;
    if (worker.role === Role.loop) {
      request.enter(Segment.gilWait);
      worker.process.queue.push(request);
      this.server.door.wakeAcceptor(worker.process);
      return;
    }
    worker.leftMs = request.nextBurstMs;
    this.server.processor.ready(worker);
  }
}
