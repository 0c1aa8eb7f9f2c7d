import { uploadMs } from "@/lib/network/holdTime";
import { Fifo } from "@/lib/simulation/kernel/fifo";
import type { RandomStream } from "@/lib/simulation/random/randomStream";
import { Sampler } from "@/lib/simulation/random/sampler";
import { ArrivalProcess } from "./arrivals";
import type { LossCause } from "./recorder";
import { Request, Stage } from "./request";
import { ARRIVAL, type ServerSimulation } from "./serverSimulation";
import type { Trace } from "./trace";

/** Far beyond any backlog: more at once would only be clients who knock in vain, and they would fill the memory. */
const MOST_AT_ONCE = 100_000;

/**
 * How much later than recorded a replayed request comes, at most: what a system call or the wake-up of a thread takes
 * longer one time than another. Near saturation it decides a run (docs/model/validation.md); how long it is does not.
 */
const REPLAY_JITTER_MS = 0.05;

/** Those who send requests: open traffic, users who think, or a trace; their patience and their retries. */
export class Clients {
  readonly requests: Request[] = [];
  private readonly server: ServerSimulation;
  private readonly arrivals: ArrivalProcess | null;
  private readonly thinking: Sampler | null;
  private readonly random: RandomStream;
  private readonly trace: Trace | null;
  private readonly free = new Fifo<Request>();
  /** How long clients or the front end wait. */
  private readonly patienceMs: number;
  private readonly impatient: boolean;
  private thinksFromMs = 0;
  private traced = 0;
  private started = 0;
  private closing = false;

  constructor(server: ServerSimulation, random: RandomStream, trace: Trace | null) {
    const { load, client, frontEndTimeoutMs } = server.system;
    this.server = server;
    this.random = random;
    this.trace = trace;
    this.patienceMs = Math.min(
      client.timeoutMs ?? Number.POSITIVE_INFINITY,
      frontEndTimeoutMs ?? Number.POSITIVE_INFINITY,
    );
    this.impatient = Number.isFinite(this.patienceMs);
    this.arrivals =
      load.kind === "open" && trace === null ? new ArrivalProcess(load.rateRps, load.arrivals, random) : null;
    this.thinking = load.kind === "closed" ? new Sampler(load.thinkMs) : null;
  }

  /** Sets the first arrivals. */
  start(users: number): void {
    const { timers } = this.server;
    if (this.arrivals !== null) {
      this.arrivals.draw();
      timers.dueMs = this.arrivals.gapMs;
      timers.set(ARRIVAL);
    } else if (this.trace !== null && this.trace.length > 0) {
      this.setTraced(this.trace);
    }
    for (let user = 0; user < users; user++) this.think(user);
  }

  /** No more requests come; those inside go on. */
  stop(): void {
    this.server.timers.cancel(ARRIVAL);
    this.closing = true;
  }

  /** The request is over: it may be used again. */
  recycle(request: Request): void {
    this.free.push(request);
  }

  arrive(): void {
    const { timers } = this.server;
    if (this.arrivals !== null) {
      if (this.free.length === 0 && this.requests.length >= MOST_AT_ONCE) this.server.recorder.loseAt(timers.now);
      else this.begin(this.newRequest(-1));
      this.arrivals.draw();
      timers.dueMs = timers.now + this.arrivals.gapMs;
      timers.set(ARRIVAL);
    } else if (this.trace !== null) {
      const place = this.traced++;
      this.begin(this.newRequest(place));
      if (this.traced < this.trace.length) this.setTraced(this.trace);
    }
  }

  /** The next of the recorded requests comes when it did, or a moment later. */
  private setTraced(trace: Trace): void {
    const { timers } = this.server;
    this.random.drawUniform();
    const startMs = (trace.startMs[this.traced] ?? 0) + this.random.drawn * REPLAY_JITTER_MS;
    timers.dueMs = Math.max(timers.now, startMs);
    timers.set(ARRIVAL);
  }

  newRequest(source: number): Request {
    let request = this.free.shift();
    if (request === null) {
      request = new Request(this.requests.length, this.server.timers);
      this.requests.push(request);
      this.server.reserveRequests(this.requests.length);
    }
    request.reset();
    request.source = source;
    request.serial = this.started++;
    request.retriesLeft = this.server.system.client.retries;
    this.server.demands.fill(request, source);
    this.server.inSystem.change(1);
    request.inside = true;
    return request;
  }

  begin(request: Request): void {
    const { timers } = this.server;
    if (this.impatient) {
      timers.dueMs = timers.now + this.patienceMs;
      timers.set(this.server.timerOf(request, 1));
    }
    // Bodies that no worker has to wait for arrive whole before the server proper sees the request.
    const link = this.server.demands.path(request)?.link;
    if (request.bodyBytes > 0 && link !== undefined && this.server.system.hold.upload !== "worker") {
      request.stage = Stage.connecting;
      timers.dueMs = timers.now + uploadMs(request.bodyBytes, link);
      timers.set(this.server.timerOf(request, 0));
    } else this.server.door.reach(request);
  }

  /** The user thinks from `thinksFromMs` on, then asks again. */
  private think(user: number): void {
    if (this.closing) return;
    this.thinking?.draw(this.random);
    this.server.timers.dueMs = this.thinksFromMs + this.random.drawn;
    this.server.timers.set(this.server.timerOfUser(user));
  }

  userBegins(user: number): void {
    if (!this.closing) this.begin(this.newRequest(user));
  }

  /** The client has its answer, or none any more, at the request's `clientDoneMs`. */
  clientDone(request: Request): void {
    this.server.timers.cancel(this.server.timerOf(request, 1));
    if (this.thinking === null || this.trace !== null || request.source < 0) return;
    this.thinksFromMs = request.clientDoneMs;
    this.think(request.source);
  }

  giveUp(request: Request): void {
    const cause: LossCause =
      this.server.system.client.timeoutMs !== null &&
      this.server.system.client.timeoutMs <= (this.server.system.frontEndTimeoutMs ?? Number.POSITIVE_INFINITY)
        ? "clientTimeout"
        : "frontEndTimeout";
    this.server.recorder.lose(request, cause);
    const { source, retriesLeft } = request;
    request.abandoned = true;
    request.source = -1;
    if (request.stage === Stage.connecting) this.server.answers.leave(request);
    if (cause === "clientTimeout" && retriesLeft > 0) {
      const again = this.newRequest(source);
      again.retriesLeft = retriesLeft - 1;
      this.begin(again);
    } else if (this.thinking !== null && this.trace === null && source >= 0) {
      this.thinksFromMs = this.server.timers.now;
      this.think(source);
    }
  }
}
