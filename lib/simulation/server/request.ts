import type { Clock } from "@/lib/simulation/kernel/clock";
import type { Queued } from "@/lib/simulation/kernel/fifo";
import type { Process } from "./process";
import { SEGMENT_COUNT, Segment } from "./segment";
import type { Worker } from "./worker";

/** Where a request stands; decides what its timers and the end of a burst mean. */
export const Stage = {
  idle: 0,
  connecting: 1,
  waiting: 2,
  uploading: 3,
  serving: 4,
  inIo: 5,
  waitingForBackend: 6,
  responding: 7,
  draining: 8,
  cleaningUp: 9,
  preparing: 10,
  /** Passed on by threads before its worker. */
  arriving: 12,
  /** Answered; its kept connection holds on to what the server gives it. */
  lingering: 11,
} as const;

/** How far the connection is: nothing sent back, SYN answered, or connected in the client's eyes only. */
export const Handshake = { none: 0, answered: 1, halfOpen: 2 } as const;

/** One request and all that is known of its way through the server. Pooled: `reset` makes a used one new. */
export class Request implements Queued<Request> {
  next: Request | null = null;
  readonly index: number;
  /** Milliseconds spent in each segment. */
  readonly spent = new Float64Array(SEGMENT_COUNT);

  stage: number = Stage.idle;
  /** Position in the trace, or the number of the user who sent it; −1 for neither. */
  source = -1;
  classIndex = 0;
  linkIndex = 0;
  /** Position in time order of the arrivals. */
  serial = 0;
  worker: Worker | null = null;
  /** The process that took its connection. */
  process: Process | null = null;

  /** When its client first tried, the first time. */
  clientStartMs = 0;
  /** When it came to the server: the connection attempt that succeeded. */
  arrivedMs = 0;
  connectAttempts = 0;
  handshake: number = Handshake.none;
  /** Since when its client believes itself connected. */
  halfOpenMs = 0;
  /** Half-open, and the kernel has kept a place for it. */
  remembered = false;
  /** When its data are there, for the worker to read. */
  dataMs = 0;
  /** The process whose own backlog it waits in; null where all share one. */
  listener: Process | null = null;
  retriesLeft = 0;
  /** Counts among those inside: not answered and not given up by the server. */
  inside = false;
  /** The client gave up; the server works on without knowing. */
  abandoned = false;
  /** Its backend refused it: it is answered with an error. */
  failed = false;

  burstMs = 0;
  ioMs = 0;
  waitsLeft = 0;
  responseBytes = 0;
  bodyBytes = 0;
  /** How far it is through its way in (entry locks) or out (calls after the response). */
  step = 0;
  /** CPU time of a coroutine's next turn. */
  nextBurstMs = 0;
  /** How long its response holds the worker. */
  holdMs = 0;
  /** When the server began to send the response, and when its client had it all. */
  respondedMs = 0;
  clientDoneMs = 0;
  /** Time from when it came until the server was done with its response. */
  serverMs = 0;
  holdsBackend = false;

  private readonly clock: Clock;
  private segment: number = Segment.queue;
  private sinceMs = 0;

  constructor(index: number, clock: Clock) {
    this.index = index;
    this.clock = clock;
  }

  reset(): void {
    const { now } = this.clock;
    this.next = null;
    this.stage = Stage.connecting;
    this.worker = null;
    this.process = null;
    this.abandoned = false;
    this.failed = false;
    this.holdsBackend = false;
    this.step = 0;
    this.connectAttempts = 0;
    this.handshake = Handshake.none;
    this.dataMs = 0;
    this.remembered = false;
    this.listener = null;
    this.segment = Segment.queue;
    this.sinceMs = now;
    this.clientStartMs = now;
    this.arrivedMs = now;
  }

  /** Books the time since the last change to the segment that ends, and begins another. */
  enter(segment: number): void {
    const { now } = this.clock;
    this.spent[this.segment] = (this.spent[this.segment] ?? 0) + (now - this.sinceMs);
    this.segment = segment;
    this.sinceMs = now;
  }

  /** The time until now starts over: what was spent before the server took the connection is not the server's. */
  arrive(): void {
    const { now } = this.clock;
    for (let segment = 0; segment < SEGMENT_COUNT; segment++) this.spent[segment] = 0;
    this.segment = Segment.queue;
    this.sinceMs = now;
    this.arrivedMs = now;
  }
}
