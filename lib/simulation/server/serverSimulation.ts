import { downloadHoldMs, downloadMs, uploadMs } from "@/lib/network/holdTime";
import type { ClientLink } from "@/lib/scenario/network";
import { HOST_SCHEDULING, protectedMs } from "@/lib/servers/hostScheduling";
import type { Mix, System } from "@/lib/servers/system";
import { Fifo } from "@/lib/simulation/kernel/fifo";
import { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import { TimeWeighted } from "@/lib/simulation/kernel/timeWeighted";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { Sampler } from "@/lib/simulation/random/sampler";
import { ArrivalProcess } from "./arrivals";
import { BackendPool } from "./backendPool";
import { Demands } from "./demands";
import { Dispatch } from "./dispatch";
import { EntryLock } from "./entryLock";
import { Gil } from "./gil";
import { Process } from "./process";
import type { Host, Processor } from "./processor";
import type { LossCause, Recorder } from "./recorder";
import { Request, Stage } from "./request";
import { Segment } from "./segment";
import { SharedCores } from "./sharedCores";
import { SlicedCores } from "./slicedCores";
import { synRetryMs } from "./synRetry";
import type { Trace } from "./trace";
import { Role, Worker, WorkerState } from "./worker";

/** A body's first part that the kernel takes before anyone reads: the default receive window. */
const RECEIVE_BUFFER_BYTES = 65_536;

/** How long a recycled or killed process is away; assumed, as loading time is not part of a scenario. */
const RESTART_MS = 1000;
/** Processes are not recycled all at once: each after up to this share more requests. */
const RECYCLE_JITTER = 0.1;

const ARRIVAL = 0;
const PROCESSOR = 1;
const TIMERS_A_REQUEST = 3;

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
    beforeMs: (before + (hasAcceptor ? 0 : acceptor)) * serverCpuMs,
    afterMs: after * serverCpuMs,
    cleanUpMs: cleanUp * serverCpuMs,
  };
}

/** Averages over time. Shares are 0 … 1. */
export interface Averages {
  readonly cpu: number;
  /** Of the busiest process; null where no process has a GIL. */
  readonly gil: number | null;
  readonly workers: number;
  readonly backends: readonly number[];
  readonly inSystem: number;
  readonly inBacklog: number;
  /** Connections that each process took. */
  readonly served: readonly number[];
}

export interface RunSetup {
  readonly seed: number;
  /** Which of the seed's independent streams. */
  readonly stream: number;
  /** Another luck in who wins each connection, with the same arrivals and demands. */
  readonly race: number;
  readonly recorder: Recorder;
  /** Replays these requests in place of the system's load. */
  readonly trace: Trace | null;
}

/**
 * One run of a server: follows every request from its client through backlog, acceptance, GIL, cores, waits and
 * buffers. Advanced by its caller; knows no clock. Times are in ms from the start of the run.
 */
export class ServerSimulation implements Host {
  now = 0;
  readonly processes: Process[] = [];
  readonly workers: Worker[] = [];
  readonly busySlots = new TimeWeighted();
  readonly inSystem = new TimeWeighted();
  readonly waitingInBacklog = new TimeWeighted();
  readonly backends: readonly BackendPool[];
  readonly processor: Processor;
  private readonly system: System;
  private readonly recorder: Recorder;
  private readonly timers = new TimerQueue(64);
  private readonly demands: Demands;
  private readonly dispatch: Dispatch;
  private readonly costs: ServerCosts;
  private readonly backlog = new Fifo<Request>();
  private readonly backlogLimit: number;
  private readonly connectionLimit: number;
  private readonly sleepMs: number;
  private readonly resumeMs: number;
  private readonly arrivals: ArrivalProcess | null;
  private readonly thinking: Sampler | null;
  private readonly random: RandomStream;
  private readonly clientRandom: RandomStream;
  private readonly trace: Trace | null;
  private readonly requests: Request[] = [];
  private readonly free = new Fifo<Request>();
  private readonly gilSubject: number;
  private readonly restartSubject: number;
  private readonly userSubject: number;
  private readonly requestSubject: number;
  private readonly roundTrips: number;
  private readonly slotsPerProcess: number;
  private traced = 0;
  private started = 0;
  private closing = false;
  private averagesFromMs = 0;
  private cpuBeforeMs = 0;
  private frozen: Averages | null = null;

  constructor(system: System, mix: Mix, setup: RunSetup) {
    const { load, behaviour, facts } = system;
    this.system = system;
    this.recorder = setup.recorder;
    this.slotsPerProcess = mix.threads;
    this.trace = setup.trace;
    // Streams of their own, so that a change in one use leaves the others' numbers as they were.
    this.random = new RandomStream(setup.seed + setup.race, 3 * setup.stream);
    this.demands = new Demands(system, new RandomStream(setup.seed, 3 * setup.stream + 1), setup.trace);
    this.clientRandom = new RandomStream(setup.seed, 3 * setup.stream + 2);

    const users = load.kind === "closed" && setup.trace === null ? Math.max(1, Math.round(load.users)) : 0;
    const coreSubjects = system.cpu.logical + 2;
    this.gilSubject = PROCESSOR + coreSubjects;
    this.restartSubject = this.gilSubject + mix.processes;
    this.userSubject = this.restartSubject + mix.processes;
    this.requestSubject = this.userSubject + users;
    this.timers.reserve(this.requestSubject + 64 * TIMERS_A_REQUEST);

    this.buildProcesses(mix);
    this.processor =
      facts.kind === "ideal"
        ? new SharedCores(this.workers, system.cpu.capacity, this.timers, PROCESSOR, this)
        : new SlicedCores(
            system.cpu.logical,
            system.cpu.capacity,
            system.cpu.quotaCores ?? Number.POSITIVE_INFINITY,
            { ...HOST_SCHEDULING, protectMs: protectedMs(system.cpu.logical) },
            this.timers,
            PROCESSOR,
            this,
          );
    this.dispatch = new Dispatch(this.processes, behaviour, this.random);
    this.costs = costsOf(system, this.processes[0]?.acceptor !== null);
    this.backends = system.backends.map((one) => new BackendPool(one, mix.processes, system.machines));
    // The kernel lets one more wait than listen() was told (sk_acceptq_is_full: more than, not as many as).
    this.backlogLimit = system.accept.backlog + (facts.kind === "ideal" ? 0 : 1);
    this.connectionLimit =
      system.accept.connectionLimit === "slots" || facts.slot === "greenlet"
        ? mix.threads
        : system.accept.connectionLimit;
    this.sleepMs = facts.kind === "ideal" ? 0 : HOST_SCHEDULING.sleepMs;
    this.resumeMs = facts.kind === "ideal" ? 0 : HOST_SCHEDULING.resumeMs;
    this.roundTrips = system.keepAlive === null ? 2 : 1 + 1 / system.keepAlive.requestsPerConnection;

    this.arrivals =
      load.kind === "open" && setup.trace === null
        ? new ArrivalProcess(load.rateRps, load.arrivals, this.clientRandom)
        : null;
    this.thinking = load.kind === "closed" ? new Sampler(load.thinkMs) : null;
    if (this.arrivals !== null) this.timers.set(ARRIVAL, this.arrivals.nextGapMs());
    else if (setup.trace !== null && setup.trace.length > 0) this.timers.set(ARRIVAL, setup.trace.startMs[0] ?? 0);
    for (let user = 0; user < users; user++) this.think(user, 0);
  }

  get queueLength(): number {
    let total = this.backlog.length;
    for (const process of this.processes) total += process.queue.length + process.backlog.length;
    return total;
  }

  /** What was used and how many were inside, on average since the run or `restartAverages`. */
  get averages(): Averages {
    return this.frozen ?? this.measure();
  }

  /** The requests that the process has taken, for a picture. */
  requestsOf(process: Process): readonly Request[] {
    return this.requests.filter((request) => request.process === process);
  }

  /** Averages begin now. */
  restartAverages(): void {
    const { now } = this;
    this.averagesFromMs = now;
    this.cpuBeforeMs = this.processor.busyMs(now);
    this.busySlots.restart(now);
    this.inSystem.restart(now);
    this.waitingInBacklog.restart(now);
    for (const process of this.processes) process.restartAverages(now);
    for (const backend of this.backends) backend.inUse.restart(now);
  }

  /** Averages end now: what follows does not count. */
  endAverages(): void {
    this.frozen = this.measure();
  }

  /** No more requests come; those inside go on. */
  stopArrivals(): void {
    this.timers.cancel(ARRIVAL);
    this.closing = true;
  }

  private measure(): Averages {
    const { now } = this;
    const elapsed = Math.max(Number.MIN_VALUE, now - this.averagesFromMs);
    const slots = this.processes.length * this.slotsPerProcess;
    const gils = this.processes.map((process) => process.gilHeldMs(now) / elapsed);
    return {
      cpu: (this.processor.busyMs(now) - this.cpuBeforeMs) / elapsed / this.system.cpu.capacity,
      gil: this.processes[0]?.gil === null ? null : Math.max(...gils),
      workers: this.busySlots.mean(now) / slots,
      backends: this.backends.map((backend) => backend.inUse.mean(now) / backend.capacity),
      inSystem: this.inSystem.mean(now),
      inBacklog: this.waitingInBacklog.mean(now),
      served: this.processes.map((process) => process.servedSinceRestart),
    };
  }

  /** Handles the next event; false when nothing more will happen. */
  step(): boolean {
    const at = this.timers.nextTime;
    const subject = this.timers.take();
    if (subject < 0) return false;
    this.now = at;
    if (subject >= this.requestSubject) this.requestTimer(subject - this.requestSubject, at);
    else if (subject === ARRIVAL) this.arrive(at);
    else if (subject < this.gilSubject) this.processor.fired(subject, at);
    else if (subject < this.restartSubject) this.gilTimer(subject - this.gilSubject, at);
    else if (subject < this.userSubject) this.restarted(subject - this.restartSubject, at);
    else this.userBegins(subject - this.userSubject, at);
    return true;
  }

  /** Handles every event up to and including `timeMs`. */
  advanceTo(timeMs: number): void {
    while (this.timers.nextTime <= timeMs) this.step();
    this.now = Math.max(this.now, timeMs);
  }

  burstEnded(worker: Worker, now: number): number {
    if (worker.role === Role.acceptor) return this.acceptorDone(worker, now);
    const { request } = worker;
    if (request === null) return this.onward(worker, now);
    if (request.stage === Stage.cleaningUp) return this.cleanUp(worker, request, now);
    if (request.stage === Stage.preparing) return this.enterFurther(worker, request, now);
    if (request.waitsLeft > 0 && !request.failed) return this.wait(worker, request, now);
    return this.respond(worker, request, now);
  }

  looksForWork(worker: Worker, now: number): number {
    return this.onward(worker, now);
  }

  private userBegins(user: number, now: number): void {
    if (!this.closing) this.begin(this.newRequest(user, now), now);
  }

  // Clients ------------------------------------------------------------------------------------------------------

  private arrive(now: number): void {
    if (this.arrivals !== null) {
      this.begin(this.newRequest(-1, now), now);
      this.timers.set(ARRIVAL, now + this.arrivals.nextGapMs());
    } else if (this.trace !== null) {
      const place = this.traced++;
      this.begin(this.newRequest(place, now), now);
      if (this.traced < this.trace.length) this.timers.set(ARRIVAL, this.trace.startMs[this.traced] ?? now);
    }
  }

  private newRequest(source: number, now: number): Request {
    let request = this.free.shift();
    if (request === null) {
      request = new Request(this.requests.length);
      this.requests.push(request);
      this.timers.reserve(this.requestSubject + this.requests.length * TIMERS_A_REQUEST);
    }
    request.reset(now);
    request.source = source;
    request.serial = this.started++;
    request.retriesLeft = this.system.client.retries;
    this.demands.fill(request, source);
    this.inSystem.change(1, now);
    request.inside = true;
    return request;
  }

  private begin(request: Request, now: number): void {
    const { client, frontEndTimeoutMs } = this.system;
    const patienceMs = Math.min(
      client.timeoutMs ?? Number.POSITIVE_INFINITY,
      frontEndTimeoutMs ?? Number.POSITIVE_INFINITY,
    );
    if (Number.isFinite(patienceMs)) this.timers.set(this.timerOf(request, 1), now + patienceMs);
    // Bodies that no worker has to wait for arrive whole before the server proper sees the request.
    const link = this.demands.link(request);
    if (request.bodyBytes > 0 && link !== undefined && this.system.hold.upload !== "worker") {
      request.stage = Stage.connecting;
      this.timers.set(this.timerOf(request, 0), now + uploadMs(request.bodyBytes, link));
    } else this.reach(request, now);
  }

  private think(user: number, now: number): void {
    if (this.closing) return;
    this.timers.set(this.userSubject + user, now + (this.thinking?.draw(this.clientRandom) ?? 0));
  }

  /** The client has its answer, or none any more. */
  private clientDone(request: Request, now: number): void {
    this.timers.cancel(this.timerOf(request, 1));
    if (this.thinking !== null && this.trace === null && request.source >= 0) this.think(request.source, now);
  }

  private giveUp(request: Request, now: number): void {
    const cause: LossCause =
      this.system.client.timeoutMs !== null &&
      this.system.client.timeoutMs <= (this.system.frontEndTimeoutMs ?? Number.POSITIVE_INFINITY)
        ? "clientTimeout"
        : "frontEndTimeout";
    this.recorder.lose(request, cause);
    const { source, retriesLeft } = request;
    request.abandoned = true;
    request.source = -1;
    if (request.stage === Stage.connecting) this.leave(request, now);
    if (cause === "clientTimeout" && retriesLeft > 0) {
      const again = this.newRequest(source, now);
      again.retriesLeft = retriesLeft - 1;
      this.begin(again, now);
    } else if (this.thinking !== null && this.trace === null && source >= 0) this.think(source, now);
  }

  // Connecting ---------------------------------------------------------------------------------------------------

  private reach(request: Request, now: number): void {
    request.arrive(now);
    const { behaviour, accept } = this.system;
    if (behaviour.dispatch === "private" || accept.reusePort) {
      const process = this.dispatch.pickAny();
      if (process === null) return;
      if (process.acceptor === null && process.idle.length > 0) this.take(process, request, now);
      else if (this.queueUp(process.backlog, request, now)) this.wakeAcceptor(process, now);
      return;
    }
    if (this.processes[0]?.acceptor !== null) {
      if (!this.queueUp(this.backlog, request, now)) return;
      if (this.processes.length === 1) for (const process of this.processes) this.wakeAcceptor(process, now);
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
      this.waitingInBacklog.change(1, now);
      return true;
    }
    request.stage = Stage.connecting;
    const retryMs =
      this.sleepMs === 0 ? -1 : synRetryMs(this.system.accept.synRetrySchedule, request.connectAttempts++);
    if (retryMs >= 0) this.timers.set(this.timerOf(request, 0), now + retryMs);
    else {
      if (!request.abandoned) {
        this.recorder.lose(request, "backlogFull");
        this.clientDone(request, now);
      }
      this.leave(request, now);
    }
    return false;
  }

  private fromBacklog(process: Process, now: number): Request | null {
    const request = process.backlog.shift() ?? this.backlog.shift();
    if (request !== null) this.waitingInBacklog.change(-1, now);
    return request;
  }

  private wakeAcceptor(process: Process, now: number): void {
    const { acceptor } = process;
    if (acceptor === null || acceptor.state !== WorkerState.idle || !process.alive) return;
    if (process.connections >= this.connectionLimit && process.outbox.length === 0 && process.queue.length === 0)
      return;
    acceptor.woken = true;
    acceptor.leftMs = 0;
    this.processor.ready(acceptor, now);
  }

  // Accepting ----------------------------------------------------------------------------------------------------

  /** A free thread takes the connection itself. */
  private take(process: Process, request: Request, now: number): void {
    const worker = process.idle.pop();
    if (worker === undefined) return;
    this.accepted(process, request);
    const burst = this.assign(worker, request, now);
    if (burst < 0) return;
    worker.leftMs = burst;
    this.processor.ready(worker, now);
  }

  private accepted(process: Process, request: Request): void {
    process.took();
    this.dispatch.took(process);
    request.process = process;
  }

  /** The acceptor's next task: send a response, else take a connection. −1 when there is nothing to do. */
  private acceptorStep(worker: Worker, now: number): number {
    const { process } = worker;
    process.sending = process.outbox.shift();
    if (process.sending !== null) return this.costs.afterMs;
    if (process.connections < this.connectionLimit && process.served < process.recycleAfter) {
      process.accepting = this.fromBacklog(process, now);
      if (process.accepting !== null) {
        this.accepted(process, process.accepting);
        worker.yieldsGil = true;
        process.accepting.enter(Segment.accept, now);
        return this.costs.acceptMs + this.system.behaviour.scanMs * process.queue.length;
      }
    }
    worker.state = WorkerState.idle;
    return -1;
  }

  private acceptorDone(worker: Worker, now: number): number {
    const { process } = worker;
    const { accepting, sending } = process;
    process.accepting = null;
    process.sending = null;
    if (sending !== null) {
      this.complete(sending, now, now);
      this.leave(sending, now);
    }
    if (accepting !== null) {
      accepting.enter(Segment.queue, now);
      const idle = process.idle.pop();
      if (idle === undefined) process.queue.push(accepting);
      else {
        const burst = this.assign(idle, accepting, now);
        if (burst >= 0) {
          idle.leftMs = burst;
          this.processor.ready(idle, now);
        }
      }
    }
    return this.acceptorStep(worker, now);
  }

  // Serving ------------------------------------------------------------------------------------------------------

  private uploaded(request: Request, now: number): void {
    if (request.worker === null) return;
    const burst = this.prepare(request.worker, request);
    if (burst >= 0) this.resume(request, burst, now);
  }

  /** Gives the thread the request. Returns the CPU time to begin with, or −1 when it must wait for the body first. */
  private assign(worker: Worker, request: Request, now: number): number {
    worker.request = request;
    request.worker = worker;
    this.busySlots.change(1, now);
    const { timeout } = this.system;
    if (timeout !== null) this.timers.set(this.timerOf(request, 2), now + timeout.afterMs);
    const link = this.demands.link(request);
    if (request.bodyBytes > 0 && link !== undefined && this.system.hold.upload === "worker") {
      const wholeMs = request.arrivedMs + uploadMs(request.bodyBytes, link);
      const restMs = now + uploadMs(request.bodyBytes - RECEIVE_BUFFER_BYTES, link);
      const uploadedMs = Math.max(wholeMs, restMs);
      if (uploadedMs > now) {
        request.stage = Stage.uploading;
        request.enter(Segment.upload, now);
        worker.state = WorkerState.held;
        this.timers.set(this.timerOf(request, 0), uploadedMs);
        return -1;
      }
    }
    return this.prepare(worker, request);
  }

  /** The way in: what the server does under the GIL before the application, in one part or one a lock and one more. */
  private prepare(worker: Worker, request: Request): number {
    const { gil, entryLocks } = worker.process;
    if (gil === null || worker.role !== Role.server || this.costs.beforeMs === 0) {
      request.stage = Stage.serving;
      return this.firstBurst(request);
    }
    request.stage = Stage.preparing;
    request.step = 0;
    const lock = entryLocks[0];
    return lock === undefined || lock.acquire(worker) ? this.entryMs(worker) : -1;
  }

  private entryMs(worker: Worker): number {
    return this.costs.beforeMs / (worker.process.entryLocks.length + 1);
  }

  private enterFurther(worker: Worker, request: Request, now: number): number {
    const { entryLocks } = worker.process;
    const next = entryLocks[request.step]?.release();
    if (next !== null && next !== undefined) {
      next.leftMs = this.entryMs(next);
      this.processor.ready(next, now);
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

  private startCleanUp(worker: Worker, request: Request): number {
    request.stage = Stage.cleaningUp;
    request.step = 1;
    worker.yieldsGil = true;
    return this.costs.cleanUpMs / this.system.behaviour.callsAfter;
  }

  private cleanUp(worker: Worker, request: Request, now: number): number {
    if (worker.process.gil !== null && request.step < this.system.behaviour.callsAfter) {
      request.step++;
      worker.yieldsGil = true;
      return this.costs.cleanUpMs / this.system.behaviour.callsAfter;
    }
    const { keepAlive, hold } = this.system;
    const stays =
      keepAlive !== null &&
      hold.idle !== "nothing" &&
      keepAlive.idleMs > 0 &&
      this.random.uniform() * keepAlive.requestsPerConnection >= 1;
    if (!stays) this.leave(request, now);
    else {
      request.stage = Stage.lingering;
      this.timers.set(this.timerOf(request, 0), now + keepAlive.idleMs);
      if (hold.idle === "worker" && worker.role === Role.server) {
        worker.state = WorkerState.held;
        return -1;
      }
      this.freeSlot(request, now);
    }
    return this.onward(worker, now);
  }

  /** The kept connection has been idle for long enough, or its client has moved on. */
  private lingered(request: Request, now: number): void {
    const { worker } = request;
    this.leave(request, now);
    if (worker === null) return;
    worker.request = null;
    worker.leftMs = 0;
    this.processor.ready(worker, now);
  }

  private firstBurst(request: Request): number {
    return this.costs.beforeMs + request.burstMs + (request.waitsLeft === 0 ? this.costs.afterMs : 0);
  }

  /** What the thread does next, with its core still its own: CPU time, or −1 when it has nothing to do. */
  private onward(worker: Worker, now: number): number {
    worker.request = null;
    if (worker.role === Role.acceptor) return this.acceptorStep(worker, now);
    if (worker.role === Role.loop) return this.loopStep(worker, now);
    const { process } = worker;
    let request = process.queue.shift();
    if (request === null && process.acceptor === null && process.served < process.recycleAfter) {
      request = this.fromBacklog(process, now);
      if (request !== null) this.accepted(process, request);
    }
    return request === null ? this.idle(worker) : this.assign(worker, request, now);
  }

  private idle(worker: Worker): number {
    worker.state = WorkerState.idle;
    worker.process.idle.push(worker);
    return -1;
  }

  /** The loop runs what is ready, one turn after the other, and looks for new connections between turns. */
  private loopStep(worker: Worker, now: number): number {
    const { process } = worker;
    if (process.turnLeft <= 0) {
      const atOnce = this.processes.length > 1 ? this.system.behaviour.acceptsAtOnce : 100;
      for (let taken = 0; taken < atOnce && process.connections < this.connectionLimit; taken++) {
        if (process.served >= process.recycleAfter) break;
        const request = this.fromBacklog(process, now);
        if (request === null) break;
        this.accepted(process, request);
        request.worker = worker;
        request.stage = Stage.serving;
        request.nextBurstMs = this.costs.acceptMs + this.firstBurst(request);
        request.enter(Segment.gilWait, now);
        this.busySlots.change(1, now);
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

  /** The request goes into its next wait, through its backend where it has one. */
  private wait(worker: Worker, request: Request, now: number): number {
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
    this.timers.set(this.timerOf(request, 0), now + request.ioMs + this.sleepMs);
  }

  private ioOver(request: Request, now: number): void {
    request.waitsLeft--;
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend && !backend.heldForRequest)
      this.giveBackend(backend, request, now);
    if (request.waitsLeft === 0 && !this.system.behaviour.computesLast) {
      this.endWithWait(request, now);
      return;
    }
    request.stage = Stage.serving;
    this.resume(request, this.resumeMs + request.burstMs + (request.waitsLeft === 0 ? this.costs.afterMs : 0), now);
  }

  /** Answers a request that needs no more CPU; its thread takes the next. */
  private endWithWait(request: Request, now: number): void {
    const { worker } = request;
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend) this.giveBackend(backend, request, now);
    this.complete(request, now, now);
    this.leave(request, now);
    if (worker === null) return;
    const burst = this.onward(worker, now);
    if (burst < 0) return;
    worker.leftMs = burst;
    this.processor.ready(worker, now);
  }

  private giveBackend(backend: BackendPool, request: Request, now: number): void {
    const next = backend.give(request, now);
    if (next !== null) this.startIo(next, now);
  }

  private backendOf(request: Request): BackendPool | undefined {
    const index = this.system.classes[request.classIndex]?.backend ?? null;
    return index === null ? undefined : this.backends[index];
  }

  /** The request can go on: its thread needs a core for `burstMs`, or its loop a turn. */
  private resume(request: Request, burstMs: number, now: number): void {
    const { worker } = request;
    if (worker === null) return;
    if (worker.role === Role.loop) {
      request.nextBurstMs = burstMs;
      request.enter(Segment.gilWait, now);
      worker.process.queue.push(request);
      this.wakeAcceptor(worker.process, now);
      return;
    }
    worker.leftMs = burstMs;
    this.processor.ready(worker, now);
  }

  // Answering ----------------------------------------------------------------------------------------------------

  private respond(worker: Worker, request: Request, now: number): number {
    const backend = this.backendOf(request);
    if (backend !== undefined && request.holdsBackend) this.giveBackend(backend, request, now);
    if (this.system.behaviour.acceptorSends && worker.process.acceptor !== null) {
      this.freeSlot(request, now);
      request.enter(Segment.gilWait, now);
      request.stage = Stage.responding;
      worker.process.outbox.push(request);
      this.wakeAcceptor(worker.process, now);
      worker.request = null;
      return this.costs.cleanUpMs;
    }
    const holdMs = this.holdMs(request);
    if (holdMs > 0) {
      request.stage = Stage.draining;
      request.respondedMs = now;
      request.enter(Segment.drain, now);
      this.timers.set(this.timerOf(request, 0), now + holdMs);
      if (worker.role === Role.loop) return this.onward(worker, now);
      worker.state = WorkerState.held;
      return -1;
    }
    this.complete(request, now, now);
    return this.startCleanUp(worker, request);
  }

  private holdMs(request: Request): number {
    const { hold } = this.system;
    const link = this.demands.link(request);
    if (hold.download !== "worker" || link === undefined || request.abandoned) return 0;
    return downloadHoldMs(request.responseBytes, hold.downloadBufferBytes, link);
  }

  private drained(request: Request, now: number): void {
    this.complete(request, now, request.respondedMs);
    if (request.worker !== null) this.resume(request, this.startCleanUp(request.worker, request), now);
  }

  private goesOut(request: Request, now: number): void {
    if (request.inside) this.inSystem.change(-1, now);
    request.inside = false;
  }

  /** The server is done with the response that it began to send at `respondedMs`. */
  private complete(request: Request, now: number, respondedMs: number): void {
    request.enter(Segment.drain, now);
    this.goesOut(request, now);
    if (request.abandoned) return;
    if (request.failed) {
      this.recorder.lose(request, "backendRefused");
      this.clientDone(request, now);
      return;
    }
    const link = this.demands.link(request);
    const transferMs = link === undefined ? 0 : this.transferMs(request, link);
    const clientDoneMs = respondedMs + transferMs + this.system.behaviour.latencyMs;
    this.recorder.complete(request, now, Math.max(now, clientDoneMs));
    this.clientDone(request, Math.max(now, clientDoneMs));
  }

  private transferMs(request: Request, link: ClientLink): number {
    return this.roundTrips * link.rttMs + downloadMs(request.responseBytes, link);
  }

  private freeSlot(request: Request, now: number): void {
    this.timers.cancel(this.timerOf(request, 2));
    if (request.worker !== null) this.busySlots.change(-1, now);
    request.worker = null;
  }

  /** The request is over for the server: its place in the process is free, and it may be used again. */
  private leave(request: Request, now: number): void {
    this.freeSlot(request, now);
    const { process } = request;
    request.process = null;
    request.stage = Stage.idle;
    this.timers.cancel(this.timerOf(request, 0));
    this.timers.cancel(this.timerOf(request, 1));
    this.goesOut(request, now);
    this.free.push(request);
    if (process === null) return;
    process.connections--;
    if (process.connections === 0 && process.alive && process.served >= process.recycleAfter) this.goDown(process, now);
    else if (this.backlog.length + process.backlog.length > 0) this.wakeAcceptor(process, now);
  }

  // Timers -------------------------------------------------------------------------------------------------------

  private timerOf(request: Request, which: 0 | 1 | 2): number {
    return this.requestSubject + request.index * TIMERS_A_REQUEST + which;
  }

  private requestTimer(offset: number, now: number): void {
    const request = this.requests[Math.floor(offset / TIMERS_A_REQUEST)];
    if (request === undefined) return;
    switch (offset % TIMERS_A_REQUEST) {
      case 1:
        this.giveUp(request, now);
        return;
      case 2:
        this.timedOut(request, now);
        return;
    }
    switch (request.stage) {
      case Stage.connecting:
        this.reach(request, now);
        return;
      case Stage.uploading:
        this.uploaded(request, now);
        return;
      case Stage.inIo:
        this.ioOver(request, now);
        return;
      case Stage.draining:
        this.drained(request, now);
        return;
      case Stage.lingering:
        this.lingered(request, now);
    }
  }

  private gilTimer(index: number, now: number): void {
    const holder = this.processes[index]?.gil?.holder;
    if (holder !== null && holder !== undefined) this.processor.dropGil(holder, now);
  }

  // Ends and beginnings of processes ------------------------------------------------------------------------------

  private timedOut(request: Request, now: number): void {
    const { process } = request;
    if (process === null || this.system.timeout === null) return;
    if (this.system.timeout.kills === "worker") {
      for (const other of this.requests) if (other.process === process) this.drop(other, now);
      this.goDown(process, now);
      return;
    }
    this.loseTo(request, "serverTimeout", now);
    request.abandoned = true;
    request.waitsLeft = 0;
    const blocked =
      request.stage === Stage.inIo || request.stage === Stage.draining || request.stage === Stage.uploading;
    if (request.stage === Stage.waitingForBackend) this.backendOf(request)?.forget(request);
    else if (!blocked) return;
    this.timers.cancel(this.timerOf(request, 0));
    request.stage = Stage.serving;
    this.resume(request, this.costs.afterMs, now);
  }

  private loseTo(request: Request, cause: LossCause, now: number): void {
    if (request.abandoned || !request.inside) return;
    this.recorder.lose(request, cause);
    this.clientDone(request, now);
  }

  /** The request dies with its process. */
  private drop(request: Request, now: number): void {
    this.loseTo(request, "serverTimeout", now);
    const backend = this.backendOf(request);
    if (request.stage === Stage.waitingForBackend) backend?.forget(request);
    else if (backend !== undefined && request.holdsBackend) this.giveBackend(backend, request, now);
    if (request.process !== null) request.process.connections--;
    request.process = null;
    this.leave(request, now);
  }

  private goDown(process: Process, now: number): void {
    process.alive = false;
    for (const worker of process.workers) this.processor.forget(worker, now);
    process.reset(now);
    this.timers.set(this.restartSubject + process.index, now + RESTART_MS);
  }

  private restarted(index: number, now: number): void {
    const process = this.processes[index];
    if (process === undefined) return;
    process.start(this.recycleAfter());
    while (process.acceptor === null && process.idle.length > 0) {
      const request = this.fromBacklog(process, now);
      if (request === null) break;
      this.take(process, request, now);
    }
    if (this.backlog.length + process.backlog.length > 0) this.wakeAcceptor(process, now);
  }

  private recycleAfter(): number {
    const { maxRequests } = this.system;
    if (maxRequests === null) return Number.POSITIVE_INFINITY;
    return maxRequests + this.random.below(1 + Math.floor(maxRequests * RECYCLE_JITTER));
  }

  private buildProcesses(mix: Mix): void {
    const { facts, gil } = this.system;
    const greedy = facts.accept.policy !== "accept-when-free" && facts.accept.policy !== "front-end-queue";
    const loop = facts.slot === "greenlet";
    const acceptor = loop || (greedy && facts.slot === "thread") || facts.acceptorSharesGil;
    const intervalMs = gil.kind === "fifo" ? Number.POSITIVE_INFINITY : gil.switchIntervalMs;
    for (let index = 0; index < mix.processes; index++) {
      const threads = loop ? 1 : mix.threads + (acceptor ? 1 : 0);
      // A GIL that nobody contends for is left out.
      const shared = threads > 1 && gil.kind !== "none";
      const process = new Process(index, shared ? new Gil(intervalMs, this.timers, this.gilSubject + index) : null);
      for (let lock = 0; shared && lock < this.system.behaviour.entryLocks; lock++)
        process.entryLocks.push(new EntryLock());
      this.processes.push(process);
      for (let thread = 0; thread < threads; thread++) {
        const role = thread === 0 && acceptor ? (loop ? Role.loop : Role.acceptor) : Role.server;
        const worker = new Worker(this.workers.length, process, role, this.workers.length % this.system.cpu.logical);
        this.workers.push(worker);
        process.workers.push(worker);
        if (role !== Role.server) process.acceptor = worker;
      }
      process.start(this.recycleAfter());
    }
  }
}
