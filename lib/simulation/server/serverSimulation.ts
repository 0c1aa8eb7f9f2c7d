import { HOST_SCHEDULING, protectedMs } from "@/lib/servers/hostScheduling";
import type { Mix, System } from "@/lib/servers/system";
import type { Averages } from "@/lib/simulation/averages";
import { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import { TimeWeighted } from "@/lib/simulation/kernel/timeWeighted";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { Answers } from "./answers";
import { BackendPool } from "./backendPool";
import { Clients } from "./clients";
import { Demands } from "./demands";
import { EntryLock } from "./entryLock";
import { FrontDoor } from "./frontDoor";
import { Gil } from "./gil";
import { Intake } from "./intake";
import { Process } from "./process";
import { ProcessLife } from "./processLife";
import type { Host, Processor } from "./processor";
import type { Recorder } from "./recorder";
import { type Request, Stage } from "./request";
import { Service } from "./service";
import { SharedCores } from "./sharedCores";
import { SlicedCores } from "./slicedCores";
import type { Trace } from "./trace";
import { Role, Worker, WorkerState } from "./worker";

/** CPython 2 looks for other threads every 100 ticks: about this long. */
const TICKS_MS = 1;

/** Timer of the next arrival. */
export const ARRIVAL = 0;
const PROCESSOR = 1;
/** What `CpuQuota` takes after the processor's own. */
const QUOTA_TIMERS = 2;
/** Three a request; room for four, so that telling them apart takes no division. */
const REQUEST_TIMER_BITS = 2;

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
  readonly processes: Process[] = [];
  readonly workers: Worker[] = [];
  readonly busySlots: TimeWeighted;
  readonly inSystem: TimeWeighted;
  readonly waitingInBacklog: TimeWeighted;
  readonly backends: readonly BackendPool[];
  readonly processor: Processor;
  readonly system: System;
  readonly recorder: Recorder;
  readonly timers: TimerQueue;
  readonly demands: Demands;
  /** Luck that is the server's own. */
  readonly random: RandomStream;
  readonly clients: Clients;
  readonly door: FrontDoor;
  readonly intake: Intake;
  readonly service: Service;
  readonly answers: Answers;
  readonly life: ProcessLife;
  private readonly lostWakeMs: number;
  private readonly gilSubject: number;
  private readonly restartSubject: number;
  private readonly userSubject: number;
  private readonly requestSubject: number;
  private readonly slotsPerProcess: number;
  private averagesFromMs = 0;
  private cpuBeforeMs = 0;
  private frozen: Averages | null = null;

  constructor(system: System, mix: Mix, setup: RunSetup) {
    const { load, facts } = system;
    this.system = system;
    this.recorder = setup.recorder;
    this.slotsPerProcess = mix.threads;
    this.lostWakeMs = mix.processes > 1 && system.accept.wakes === "all" ? system.behaviour.lostWakeMs : 0;
    // Streams of their own, so that a change in one use leaves the others' numbers as they were.
    this.random = new RandomStream(setup.seed + setup.race, 3 * setup.stream);
    this.demands = new Demands(system, new RandomStream(setup.seed, 3 * setup.stream + 1), setup.trace);
    const clientRandom = new RandomStream(setup.seed, 3 * setup.stream + 2);

    const users = load.kind === "closed" && setup.trace === null ? Math.max(1, Math.round(load.users)) : 0;
    this.gilSubject = PROCESSOR + system.cpu.logical + (system.cpu.quotaCores === null ? 0 : QUOTA_TIMERS);
    this.restartSubject = this.gilSubject + mix.processes;
    this.userSubject = this.restartSubject + mix.processes;
    this.requestSubject = this.userSubject + users;
    this.timers = new TimerQueue(64, this.restartSubject);
    this.timers.reserve(this.requestSubject + (64 << REQUEST_TIMER_BITS));
    this.busySlots = new TimeWeighted(this.timers);
    this.inSystem = new TimeWeighted(this.timers);
    this.waitingInBacklog = new TimeWeighted(this.timers);

    this.life = new ProcessLife(this);
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
    this.backends = system.backends.map((one) => new BackendPool(one, mix.processes, system.machines, this.timers));
    this.door = new FrontDoor(this, mix, this.random);
    this.intake = new Intake(this);
    this.service = new Service(this);
    this.answers = new Answers(this);
    this.clients = new Clients(this, clientRandom, setup.trace);
    this.clients.start(users);
  }

  /** What was used and how many were inside, on average since the run or `restartAverages`. */
  get averages(): Averages {
    return this.frozen ?? this.measure();
  }

  /** The requests that the process has taken, for a picture. */
  requestsOf(process: Process): readonly Request[] {
    return this.clients.requests.filter((request) => request.process === process);
  }

  /** Averages begin now. */
  restartAverages(): void {
    const { now } = this;
    this.averagesFromMs = now;
    this.cpuBeforeMs = this.processor.busyMs();
    this.busySlots.restart();
    this.inSystem.restart();
    this.waitingInBacklog.restart();
    for (const process of this.processes) process.restartAverages();
    for (const backend of this.backends) backend.inUse.restart();
  }

  /** Averages end now: what follows does not count. */
  endAverages(): void {
    this.frozen = this.measure();
  }

  private measure(): Averages {
    const { now } = this;
    const elapsed = Math.max(Number.MIN_VALUE, now - this.averagesFromMs);
    const slots = this.processes.length * this.slotsPerProcess;
    const gils = this.processes.map((process) => process.gilHeldMs / elapsed);
    return {
      cpu: (this.processor.busyMs() - this.cpuBeforeMs) / elapsed / this.system.cpu.capacity,
      gil: this.processes[0]?.gil === null ? null : Math.max(...gils),
      workers: this.busySlots.mean() / slots,
      backends: this.backends.map((backend) => backend.inUse.mean() / backend.capacity),
      inSystem: this.inSystem.mean(),
      inBacklog: this.waitingInBacklog.mean(),
      served: this.processes.map((process) => process.servedSinceRestart),
      inSlots: this.processes.map(({ inSlots }) => ({ mean: inSlots.mean(), peak: inSlots.peak })),
      inAllSlots: { mean: this.busySlots.mean(), peak: this.busySlots.peak },
    };
  }

  get now(): number {
    return this.timers.now;
  }

  /** Handles the next event; false when nothing more will happen. */
  step(): boolean {
    const subject = this.timers.take();
    if (subject < 0) return false;
    if (subject >= this.requestSubject) this.requestTimer(subject - this.requestSubject);
    else if (subject === ARRIVAL) this.clients.arrive();
    else if (subject < this.gilSubject) this.processor.fired(subject);
    else if (subject < this.restartSubject) this.gilTimer(subject - this.gilSubject);
    else if (subject < this.userSubject) this.life.restarted(subject - this.restartSubject);
    else this.clients.userBegins(subject - this.userSubject);
    return true;
  }

  /** Handles every event up to and including `timeMs`. */
  advanceTo(timeMs: number): void {
    for (this.timers.peek(); this.timers.nextMs <= timeMs; this.timers.peek()) this.step();
    this.timers.now = Math.max(this.timers.now, timeMs);
  }

  burstEnded(worker: Worker): boolean {
    if (worker.role === Role.acceptor) return this.intake.acceptorDone(worker);
    const { request } = worker;
    if (request === null) {
      worker.offGil = false;
      return this.service.onward(worker);
    }
    if (request.stage === Stage.cleaningUp) return this.service.cleanUp(worker, request);
    if (request.stage === Stage.arriving) return this.service.passedOn(worker, request);
    if (request.stage === Stage.preparing) return this.service.enterFurther(worker, request);
    if (request.waitsLeft > 0 && !request.failed) return this.service.wait(worker, request);
    return this.answers.respond(worker, request);
  }

  looksForWork(worker: Worker): boolean {
    if (this.service.onward(worker)) return true;
    if (this.lostWakeMs === 0) return false;
    // Woken in vain: it looked and sleeps again.
    worker.state = WorkerState.running;
    worker.leftMs = this.lostWakeMs;
    return true;
  }

  takeSlot(process: Process): void {
    this.busySlots.change(1);
    process.inSlots.change(1);
  }

  freeSlot(process: Process): void {
    this.busySlots.change(-1);
    process.inSlots.change(-1);
  }

  /** The request's timers: 0 moves it on, 1 ends its client's patience, 2 the server's. */
  timerOf(request: Request, which: 0 | 1 | 2): number {
    return this.requestSubject + (request.index << REQUEST_TIMER_BITS) + which;
  }

  /** The timer of a user who thinks. */
  timerOfUser(user: number): number {
    return this.userSubject + user;
  }

  /** The timer of a process that is away. */
  timerOfRestart(process: Process): number {
    return this.restartSubject + process.index;
  }

  /** Makes room for the timers of so many requests. */
  reserveRequests(count: number): void {
    this.timers.reserve(this.requestSubject + (count << REQUEST_TIMER_BITS));
  }

  private requestTimer(offset: number): void {
    const request = this.clients.requests[offset >> REQUEST_TIMER_BITS];
    if (request === undefined) return;
    switch (offset & ((1 << REQUEST_TIMER_BITS) - 1)) {
      case 1:
        this.clients.giveUp(request);
        return;
      case 2:
        this.life.timedOut(request);
        return;
    }
    switch (request.stage) {
      case Stage.connecting:
        this.door.reach(request);
        return;
      case Stage.uploading:
        this.service.uploaded(request);
        return;
      case Stage.arriving:
        request.nextBurstMs = this.system.behaviour.hopMs;
        this.service.resume(request);
        return;
      case Stage.inIo:
        this.service.ioOver(request);
        return;
      case Stage.draining:
        this.answers.drained(request);
        return;
      case Stage.lingering:
        this.service.lingered(request);
    }
  }

  private gilTimer(index: number): void {
    const holder = this.processes[index]?.gil?.holder;
    if (holder !== null && holder !== undefined) this.processor.dropGil(holder);
  }

  private buildProcesses(mix: Mix): void {
    const { facts, gil } = this.system;
    const greedy = facts.accept.policy !== "accept-when-free" && facts.accept.policy !== "front-end-queue";
    const loop = facts.slot === "greenlet";
    const acceptor = loop || (greedy && facts.slot === "thread") || facts.acceptorSharesGil;
    const intervalMs =
      gil.kind === "fifo" ? Number.POSITIVE_INFINITY : gil.kind === "ticks" ? TICKS_MS : gil.switchIntervalMs;
    for (let index = 0; index < mix.processes; index++) {
      // A GIL that nobody contends for is left out.
      const shared = !loop && mix.threads + (acceptor ? 1 : 0) > 1 && gil.kind !== "none";
      const lock = shared ? new Gil(intervalMs, this.timers, this.gilSubject + index) : null;
      const process = new Process(index, lock, loop ? 0 : mix.threads, this.timers, (own) =>
        this.makeThread(own, Role.server),
      );
      for (let count = 0; shared && count < this.system.behaviour.entryLocks; count++)
        process.entryLocks.push(new EntryLock());
      if (acceptor) process.acceptor = this.makeThread(process, loop ? Role.loop : Role.acceptor);
      process.start(this.life.recycleAfter());
      this.processes.push(process);
    }
  }

  private makeThread(process: Process, role: number): Worker {
    // A listener thread in C or Rust takes connections whoever has the GIL.
    const native = role === Role.acceptor && !this.system.facts.acceptorSharesGil;
    const core = this.workers.length % this.system.cpu.logical;
    const worker = new Worker(this.workers.length, process, role, core, native);
    this.workers.push(worker);
    process.workers.push(worker);
    return worker;
  }
}
