import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { BUCKETS, bucketOf, Histogram } from "@/lib/simulation/kernel/histogram";
import type { Request } from "./request";
import { SEGMENT_COUNT, Segment } from "./segment";

/** Why a request was lost. */
export const LOSS_CAUSES = [
  "backlogFull",
  "clientTimeout",
  "frontEndTimeout",
  "serverTimeout",
  "backendRefused",
] as const;
export type LossCause = (typeof LOSS_CAUSES)[number];

/** So many of the histogram's buckets are one band, an eighth of an octave: to tell where the time of slow requests went. */
const BUCKETS_PER_BAND = 32;
const BANDS = BUCKETS / BUCKETS_PER_BAND;

function bandOf(bucket: number): number {
  return Math.floor(bucket / BUCKETS_PER_BAND);
}

/** Collects what one run shows. Only requests whose client started in [fromMs, toMs) count. */
export class Recorder {
  readonly server = new Histogram();
  /** The server's own where clients see no more than it does. */
  readonly client: Histogram;
  readonly classes: readonly { readonly server: Histogram; readonly client: Histogram }[];
  readonly lost: Record<LossCause, number> = {
    backlogFull: 0,
    clientTimeout: 0,
    frontEndTimeout: 0,
    serverTimeout: 0,
    backendRefused: 0,
  };
  /** Answered requests whose client had to try more than once to connect. */
  retried = 0;
  /** Requests whose last byte reached the client within [fromMs, toMs). */
  finished = 0;
  /** How many response times were written to the array that `observe` gave. */
  observed = 0;
  /** What `completePlain` books: when it came, how long it waited and computed, and how much later its client had it all. */
  readonly plain = { arrivedMs: 0, waitMs: 0, cpuMs: 0, offsetMs: 0 };
  private observations: Float64Array = new Float64Array(0);
  private readonly bandTimes = new Float64Array(BANDS * SEGMENT_COUNT);
  private fromMs: number;
  private toMs: number;

  constructor(
    classes: number,
    {
      fromMs = 0,
      toMs = Number.POSITIVE_INFINITY,
      clientLikeServer = false,
    }: { readonly fromMs?: number; readonly toMs?: number; readonly clientLikeServer?: boolean } = {},
  ) {
    const times = () => {
      const server = new Histogram();
      return { server, client: clientLikeServer ? server : new Histogram() };
    };
    this.client = clientLikeServer ? this.server : new Histogram();
    this.classes = Array.from({ length: classes }, times);
    this.fromMs = fromMs;
    this.toMs = toMs;
  }

  get completed(): number {
    return this.server.count;
  }

  /** All that were lost, whatever the cause. */
  losses = 0;

  /** A response has left the server now; its client has it all at the request's `clientDoneMs`. */
  complete(request: Request): void {
    const { clientDoneMs, serverMs } = request;
    if (clientDoneMs >= this.fromMs && clientDoneMs < this.toMs) this.finished++;
    if (!this.counts(request)) return;
    if (request.connectAttempts > 0) this.retried++;
    const clientMs = clientDoneMs - request.clientStartMs;
    if (this.observed < this.observations.length) this.observations[this.observed++] = serverMs;
    this.server.value = serverMs;
    this.client.value = clientMs;
    const band = bandOf(this.server.record());
    this.client.record();
    const own = this.classes.length > 1 ? this.classes[request.classIndex] : undefined;
    if (own !== undefined) {
      own.server.value = serverMs;
      own.client.value = clientMs;
      own.server.record();
      own.client.record();
    }
    const first = band * SEGMENT_COUNT;
    for (let segment = 0; segment < SEGMENT_COUNT; segment++)
      this.bandTimes[first + segment] = (this.bandTimes[first + segment] ?? 0) + (request.spent[segment] ?? 0);
  }

  /** As `complete`, of a request that only waited and computed: `plain`. */
  completePlain(classIndex: number): void {
    const { arrivedMs, waitMs, cpuMs, offsetMs } = this.plain;
    if (arrivedMs < this.fromMs || arrivedMs >= this.toMs) return;
    const serverMs = waitMs + cpuMs;
    if (this.observed < this.observations.length) this.observations[this.observed++] = serverMs;
    this.server.value = serverMs;
    const band = bandOf(this.server.record());
    if (this.client !== this.server) {
      this.client.value = serverMs + offsetMs;
      this.client.record();
    }
    const own = this.classes.length > 1 ? this.classes[classIndex] : undefined;
    if (own !== undefined) {
      own.server.value = serverMs;
      own.server.record();
      if (own.client !== own.server) {
        own.client.value = serverMs + offsetMs;
        own.client.record();
      }
    }
    const first = band * SEGMENT_COUNT;
    this.bandTimes[first + Segment.queue] = (this.bandTimes[first + Segment.queue] ?? 0) + waitMs;
    this.bandTimes[first + Segment.cpu] = (this.bandTimes[first + Segment.cpu] ?? 0) + cpuMs;
  }

  lose(request: Request, cause: LossCause): void {
    if (!this.counts(request)) return;
    this.lost[cause]++;
    this.losses++;
  }

  /** A client that starts at `startMs` finds so many before it that it never gets in. */
  loseAt(startMs: number): void {
    if (startMs < this.fromMs || startMs >= this.toMs) return;
    this.lost.backlogFull++;
    this.losses++;
  }

  /** Writes the server's response times, in order, to `into` until it is full. */
  observe(into: Float64Array): void {
    this.observations = into;
    this.observed = 0;
  }

  /** Forgets all, and counts what starts from `fromMs` on. */
  restart(fromMs: number): void {
    this.fromMs = fromMs;
    this.observations = new Float64Array(0);
    this.server.clear();
    this.client.clear();
    for (const { server, client } of this.classes) {
      server.clear();
      client.clear();
    }
    for (const cause of LOSS_CAUSES) this.lost[cause] = 0;
    this.losses = 0;
    this.finished = 0;
    this.retried = 0;
    this.bandTimes.fill(0);
  }

  /** Sums of the time in each segment over the requests whose server time is from `lowMs` to `highMs`, and their number. */
  timesBetween(lowMs: number, highMs: number): { readonly count: number; readonly sums: readonly number[] } {
    let count = 0;
    const sums = TIME_SEGMENTS.map(() => 0);
    const last = bandOf(bucketOf(highMs));
    for (let band = bandOf(bucketOf(lowMs)); band <= last; band++) {
      count += this.server.countOf(band * BUCKETS_PER_BAND, BUCKETS_PER_BAND);
      for (let segment = 0; segment < SEGMENT_COUNT; segment++)
        sums[segment] = (sums[segment] ?? 0) + (this.bandTimes[band * SEGMENT_COUNT + segment] ?? 0);
    }
    return { count, sums };
  }

  private counts(request: Request): boolean {
    return request.clientStartMs >= this.fromMs && request.clientStartMs < this.toMs;
  }
}
