import type { Mix, System } from "@/lib/servers/system";
import type { Averages } from "@/lib/simulation/averages";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { Sampler } from "@/lib/simulation/random/sampler";
import type { Run } from "@/lib/simulation/run";
import { ArrivalProcess } from "@/lib/simulation/server/arrivals";
import { Recorder } from "@/lib/simulation/server/recorder";
import { findWarmUp } from "@/lib/simulation/warmUpSearch";
import type { PlainPool } from "./plainPool";

/**
 * A pool of c servers with one queue in order of arrival, customer by customer: each starts when it has come and the
 * first server is free (Kiefer and Wolfowitz 1955; Lindley 1952 for one server). The same random numbers as the
 * simulation event by event, and the same times, without an event list.
 */
export class FcfsRun implements Run {
  readonly recorder: Recorder;
  private readonly pool: PlainPool;
  private readonly processes: number;
  private readonly arrivals: ArrivalProcess;
  private readonly luck: RandomStream;
  private readonly demand: RandomStream;
  private readonly samplers: readonly Sampler[];
  private readonly upTo: Float64Array;
  private readonly offsets: Float64Array;
  /** When each server is free of all that it has been given. */
  private readonly freeMs: Float64Array;
  private readonly served: Float64Array;
  /** Starts of those who wait, in order, as a ring; its length is a power of two. */
  private starts: Float64Array<ArrayBuffer> = new Float64Array(1024);
  private first = 0;
  private waiting = 0;
  private nowMs = 0;
  private fromMs = 0;
  private workMs = 0;
  private waitMs = 0;
  private workBeforeMs = 0;
  private waitBeforeMs = 0;
  private answered = 0;
  private answeredBefore = 0;
  private mostBusy = 0;

  constructor(system: System, mix: Mix, pool: PlainPool, setup: { readonly seed: number; readonly stream: number }) {
    const { load, classes } = system;
    if (load.kind !== "open") throw new RangeError("A pool without an event list takes open traffic.");
    this.pool = pool;
    this.processes = mix.processes;
    this.luck = new RandomStream(setup.seed, 3 * setup.stream);
    this.demand = new RandomStream(setup.seed, 3 * setup.stream + 1);
    this.arrivals = new ArrivalProcess(load.rateRps, load.arrivals, new RandomStream(setup.seed, 3 * setup.stream + 2));
    this.samplers = classes.map((one) => new Sampler(one.cpuMs));
    let upTo = 0;
    this.upTo = Float64Array.from(classes, (one) => {
      upTo += one.share;
      return upTo;
    });
    this.offsets = Float64Array.from(pool.offsetMs);
    this.freeMs = new Float64Array(pool.servers);
    this.served = new Float64Array(mix.processes);
    this.recorder = new Recorder(classes.length, {
      clientLikeServer: pool.offsetMs.every((offset) => offset === 0),
    });
    this.arrivals.draw();
    this.nowMs = this.arrivals.gapMs;
    findWarmUp(this);
    this.restart();
  }

  get countedMs(): number {
    return this.nowMs - this.fromMs;
  }

  get averages(): Averages {
    const elapsed = Math.max(Number.MIN_VALUE, this.countedMs);
    const { servers } = this.pool;
    const busy = (this.workMs - this.workAhead() - this.workBeforeMs) / elapsed;
    const inBacklog = (this.waitMs - this.waitAhead() - this.waitBeforeMs) / elapsed;
    const taken = this.served.reduce((sum, count) => sum + count, 0);
    const peak = Math.min(servers / this.processes, this.mostBusy);
    return {
      cpu: busy / servers,
      gil: null,
      workers: busy / servers,
      backends: [],
      inSystem: busy + inBacklog,
      inBacklog,
      served: [...this.served],
      inSlots: Array.from(this.served, (count) => ({ mean: (busy * count) / Math.max(1, taken), peak })),
      inAllSlots: { mean: busy, peak: this.mostBusy },
    };
  }

  advance(requests: number): boolean {
    const { recorder, freeMs, pool, samplers, demand, upTo, offsets, arrivals, served } = this;
    const { servers, places } = pool;
    const { plain } = recorder;
    const several = samplers.length > 1;
    const spread = this.processes > 1;
    let now = this.nowMs;
    let { first, waiting, starts } = this;
    let workMs = 0;
    let waitMs = 0;
    let lost = 0;
    for (let ended = 0; ended < requests; ended++) {
      while (waiting > 0 && (starts[first] ?? 0) <= now) {
        first = (first + 1) & (starts.length - 1);
        waiting--;
      }
      let one = 0;
      if (several) {
        demand.drawUniform();
        const point = demand.drawn;
        while (one < samplers.length - 1 && point >= (upTo[one] ?? 1)) one++;
      }
      const sampler = samplers[one];
      if (sampler === undefined) return false;
      sampler.draw(demand);
      const serviceMs = demand.drawn;
      let server = 0;
      let free = freeMs[0] ?? 0;
      let idle = free <= now ? 1 : 0;
      for (let other = 1; other < servers; other++) {
        const otherFree = freeMs[other] ?? 0;
        if (otherFree <= now) idle++;
        if (otherFree < free) {
          free = otherFree;
          server = other;
        }
      }
      if (free <= now) {
        if (spread && idle > 1) server = this.pickIdle(now, idle);
        free = now;
        const busy = servers - idle + 1;
        if (busy > this.mostBusy) this.mostBusy = busy;
      } else if (waiting >= places) {
        recorder.loseAt(now);
        lost++;
        arrivals.draw();
        now += arrivals.gapMs;
        continue;
      } else {
        if (waiting === starts.length) {
          starts = this.grow(first);
          first = 0;
        }
        starts[(first + waiting) & (starts.length - 1)] = free;
        waiting++;
      }
      const wait = free - now;
      workMs += serviceMs;
      waitMs += wait;
      freeMs[server] = free + serviceMs;
      if (spread) served[server] = (served[server] ?? 0) + 1;
      plain.arrivedMs = now;
      plain.waitMs = wait;
      plain.cpuMs = serviceMs;
      plain.offsetMs = offsets[one] ?? 0;
      recorder.completePlain(one);
      arrivals.draw();
      now += arrivals.gapMs;
    }
    this.answered += requests - lost;
    if (!spread) served[0] = (served[0] ?? 0) + requests - lost;
    this.nowMs = now;
    this.first = first;
    this.waiting = waiting;
    this.workMs += workMs;
    this.waitMs += waitMs;
    recorder.finished = this.left - this.answeredBefore;
    return true;
  }

  /** One of the free servers, all alike: which process gets a connection is the server's luck. */
  private pickIdle(now: number, idle: number): number {
    let skip = this.luck.below(idle);
    for (let server = 0; server < this.freeMs.length; server++)
      if ((this.freeMs[server] ?? 0) <= now && skip-- === 0) return server;
    return 0;
  }

  /** Twice the room for those who wait, the first of them first. */
  private grow(first: number): Float64Array<ArrayBuffer> {
    const { length } = this.starts;
    const roomier = new Float64Array(2 * length);
    for (let place = 0; place < length; place++) roomier[place] = this.starts[(first + place) & (length - 1)] ?? 0;
    this.starts = roomier;
    return roomier;
  }

  /** Work that has been given out and lies ahead, and waiting likewise. */
  private workAhead(): number {
    return this.freeMs.reduce((sum, free) => sum + Math.max(0, free - this.nowMs), 0);
  }

  private waitAhead(): number {
    let ahead = 0;
    for (let place = 0; place < this.waiting; place++)
      ahead += Math.max(0, (this.starts[(this.first + place) & (this.starts.length - 1)] ?? 0) - this.nowMs);
    return ahead;
  }

  /** Those who have left by now. */
  private get left(): number {
    let inside = 0;
    for (const free of this.freeMs) if (free > this.nowMs) inside++;
    for (let place = 0; place < this.waiting; place++)
      if ((this.starts[(this.first + place) & (this.starts.length - 1)] ?? 0) > this.nowMs) inside++;
    return this.answered - inside;
  }

  private restart(): void {
    this.fromMs = this.nowMs;
    this.recorder.restart(this.nowMs);
    this.workBeforeMs = this.workMs - this.workAhead();
    this.waitBeforeMs = this.waitMs - this.waitAhead();
    this.answeredBefore = this.left;
    this.mostBusy = 0;
    this.served.fill(0);
  }
}
