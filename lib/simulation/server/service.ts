import { uploadMs } from "@/lib/network/holdTime";
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

/** A body's first part that the kernel takes before anyone reads: the default receive window. */
const RECEIVE_BUFFER_BYTES = 65_536;

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
  private readonly sleepMs: number;
  private readonly resumeMs: number;
  private readonly ticksPenalty: number;

  constructor(server: ServerSimulation) {
    const ideal = server.system.facts.kind === "ideal";
    this.server = server;
    this.costs = costsOf(server.system, server.processes[0]?.acceptor !== null);
    this.sleepMs = ideal ? 0 : HOST_SCHEDULING.sleepMs;
    this.resumeMs = ideal ? 0 : HOST_SCHEDULING.resumeMs;
    const { oneCore, moreCores } = TICKS_PENALTY;
    this.ticksPenalty = server.system.gil.kind === "ticks" ? (server.system.cpu.logical > 1 ? moreCores : oneCore) : 1;
  }

  uploaded(request: Request, now: number): void {
    if (request.worker === null) return;
    const burst = this.prepare(request.worker, request, now);
    if (burst >= 0) this.resume(request, burst, now);
  }

  /** Gives the thread the request. Returns the CPU time to begin with, or −1 when it must wait for the body first. */
  assign(worker: Worker, request: Request, now: number): number {
    worker.request = request;
    request.worker = worker;
    this.server.takeSlot(worker.process, now);
    const { timeout } = this.server.system;
    if (timeout !== null) this.server.timers.set(this.server.timerOf(request, 2), now + timeout.afterMs);
    if (request.dataMs > now) return this.awaitData(worker, request, request.dataMs, now);
    const link = this.server.demands.link(request);
    if (request.bodyBytes > 0 && link !== undefined && this.server.system.hold.upload === "worker") {
      const wholeMs = request.arrivedMs + uploadMs(request.bodyBytes, link);
      const restMs = now + uploadMs(request.bodyBytes - RECEIVE_BUFFER_BYTES, link);
      const uploadedMs = Math.max(wholeMs, restMs);
      if (uploadedMs > now) return this.awaitData(worker, request, uploadedMs, now);
    }
    return this.prepare(worker, request, now);
  }

  private awaitData(worker: Worker, request: Request, untilMs: number, now: number): number {
    request.stage = Stage.uploading;
    request.enter(Segment.upload, now);
    worker.state = WorkerState.held;
    this.server.timers.set(this.server.timerOf(request, 0), untilMs);
    return -1;
  }

  /** The way in: what the server does under the GIL before the application, in one part or one a lock and one more. */
  private prepare(worker: Worker, request: Request, now: number): number {
    const { gil, entryLocks } = worker.process;
    if (gil === null || worker.role !== Role.server || this.costs.beforeMs === 0) {
      request.stage = Stage.serving;
      return this.firstBurst(request);
    }
    const { hops, hopMs } = this.server.system.behaviour;
    if (hops > 0 && request.stage !== Stage.arriving) {
      request.stage = Stage.arriving;
      request.step = hops;
      worker.offGil = true;
      return hopMs;
    }
    request.stage = Stage.preparing;
    request.step = 0;
    const lock = entryLocks[0];
    if (lock === undefined || lock.acquire(worker)) return this.entryMs(worker);
    request.enter(Segment.gilWait, now);
    return -1;
  }

  /** The burst's CPU time, with what the old GIL wastes while several threads want it. */
  private stretched({ burstMs, worker }: Request): number {
    const gil = worker?.process.gil ?? null;
    return gil !== null && gil.holder !== null && gil.holder !== worker ? burstMs * this.ticksPenalty : burstMs;
  }

  /** A thread has passed the request on: to another one, which must come by a core of its own, or to the worker. */
  passedOn(worker: Worker, request: Request, now: number): number {
    if (--request.step > 0) {
      this.server.timers.set(this.server.timerOf(request, 0), now);
      return -1;
    }
    worker.offGil = false;
    return this.prepare(worker, request, now);
  }

  private entryMs(worker: Worker): number {
    return this.costs.beforeMs / (worker.process.entryLocks.length + 1);
  }

  enterFurther(worker: Worker, request: Request, now: number): number {
    const { entryLocks } = worker.process;
    const next = entryLocks[request.step]?.release();
    if (next !== null && next !== undefined) {
      next.leftMs = this.entryMs(next);
      this.server.processor.ready(next, now);
    }
    request.step++;
    worker.yieldsGil = true;
    if (request.step <= entryLocks.length - 1) {
      if (entryLocks[request.step]?.acquire(worker) === true) return this.entryMs(worker);
      request.enter(Segment.gilWait, now);
      worker.yieldsGil = false;
      return -1;
    }
    request.stage = Stage.serving;
    const rest = entryLocks.length > 0 ? this.entryMs(worker) : 0;
    return rest + this.firstBurst(request) - this.costs.beforeMs;
  }

  startCleanUp(worker: Worker, request: Request): number {
    request.stage = Stage.cleaningUp;
    request.step = 1;
    worker.yieldsGil = true;
    return this.costs.cleanUpMs / this.server.system.behaviour.callsAfter;
  }

  cleanUp(worker: Worker, request: Request, now: number): number {
    if (worker.process.gil !== null && request.step < this.server.system.behaviour.callsAfter) {
      request.step++;
      worker.yieldsGil = true;
      return this.costs.cleanUpMs / this.server.system.behaviour.callsAfter;
    }
    const { keepAlive, hold } = this.server.system;
    const stays =
      keepAlive !== null &&
      hold.idle !== "nothing" &&
      keepAlive.idleMs > 0 &&
      this.server.random.uniform() * keepAlive.requestsPerConnection >= 1;
    if (!stays) this.server.answers.leave(request, now);
    else {
      request.stage = Stage.lingering;
      this.server.timers.set(this.server.timerOf(request, 0), now + keepAlive.idleMs);
      if (hold.idle === "worker" && worker.role === Role.server) {
        worker.state = WorkerState.held;
        return -1;
      }
      this.server.answers.freeSlot(request, now);
    }
    return this.onward(worker, now);
  }

  /** The kept connection has been idle for long enough, or its client has moved on. */
  lingered(request: Request, now: number): void {
    const { worker } = request;
    this.server.answers.leave(request, now);
    if (worker === null) return;
    worker.request = null;
    worker.leftMs = 0;
    this.server.processor.ready(worker, now);
  }

  firstBurst(request: Request): number {
    return this.costs.beforeMs + this.stretched(request) + (request.waitsLeft === 0 ? this.costs.afterMs : 0);
  }

  /** What the thread does next, with its core still its own: CPU time, or −1 when it has nothing to do. */
  onward(worker: Worker, now: number): number {
    worker.request = null;
    if (worker.role === Role.acceptor) return this.server.intake.acceptorStep(worker, now);
    if (worker.role === Role.loop) return this.server.intake.loopStep(worker, now);
    const { process } = worker;
    let request = process.queue.shift();
    if (request === null && process.acceptor === null && process.served < process.recycleAfter) {
      request = this.server.door.fromBacklog(process, now);
      if (request !== null) this.server.door.accepted(process, request);
    }
    return request === null ? this.idle(worker) : this.assign(worker, request, now);
  }

  private idle(worker: Worker): number {
    worker.state = WorkerState.idle;
    worker.process.rest(worker);
    return -1;
  }

  /** The request goes into its next wait, through its backend where it has one. */
  wait(worker: Worker, request: Request, now: number): number {
    const backend = this.backendOf(request);
    if (backend !== undefined && !request.holdsBackend && !backend.take(request, now)) {
      if (backend.refusesWhenFull) {
        request.failed = true;
        return this.costs.afterMs;
      }
      request.stage = Stage.waitingForBackend;
      request.enter(Segment.backendWait, now);
      backend.wait(request);
    } else this.startIo(request, now);
    if (worker.role === Role.loop) return this.onward(worker, now);
    worker.state = WorkerState.inIo;
    return -1;
  }

  private startIo(request: Request, now: number): void {
    request.stage = Stage.inIo;
    request.enter(Segment.io, now);
    this.server.timers.set(this.server.timerOf(request, 0), now + request.ioMs + this.sleepMs);
  }

  ioOver(request: Request, now: number): void {
    request.waitsLeft--;
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend && !backend.heldForRequest)
      this.giveBackend(backend, request, now);
    if (request.waitsLeft === 0 && !this.server.system.behaviour.computesLast) {
      this.endWithWait(request, now);
      return;
    }
    request.stage = Stage.serving;
    this.resume(
      request,
      this.resumeMs + this.stretched(request) + (request.waitsLeft === 0 ? this.costs.afterMs : 0),
      now,
    );
  }

  /** Answers a request that needs no more CPU; its thread takes the next. */
  private endWithWait(request: Request, now: number): void {
    const { worker } = request;
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend) this.giveBackend(backend, request, now);
    this.server.answers.complete(request, now, now);
    this.server.answers.leave(request, now);
    if (worker === null) return;
    const burst = this.onward(worker, now);
    if (burst < 0) return;
    worker.leftMs = burst;
    this.server.processor.ready(worker, now);
  }

  giveBackend(backend: BackendPool, request: Request, now: number): void {
    const next = backend.give(request, now);
    if (next !== null) this.startIo(next, now);
  }

  backendOf(request: Request): BackendPool | undefined {
    if (this.server.backends.length === 0) return undefined;
    const index = this.server.system.classes[request.classIndex]?.backend ?? null;
    return index === null ? undefined : this.server.backends[index];
  }

  /** The request can go on: its thread needs a core for `burstMs`, or its loop a turn. */
  resume(request: Request, burstMs: number, now: number): void {
    const { worker } = request;
    if (worker === null) return;
    if (worker.role === Role.loop) {
      request.nextBurstMs = burstMs;
      request.enter(Segment.gilWait, now);
      worker.process.queue.push(request);
      this.server.door.wakeAcceptor(worker.process, now);
      return;
    }
    worker.leftMs = burstMs;
    this.server.processor.ready(worker, now);
  }
}
