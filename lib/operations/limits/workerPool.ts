import type { Worker } from "node:worker_threads";
import { type Endpoint, type Remote, releaseProxy, wrap } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { jobSeconds, jobsRefused, jobsWaiting } from "@/lib/operations/metrics/metrics.mjs";

interface PoolSettings {
  /** Of what there are too many, in an error's sentence and as a metric's label: "plan". */
  readonly job: string;
  readonly workers: number;
  /** Jobs that may wait; the next one is refused. */
  readonly queue: number;
  /** A job that takes longer is ended with its worker. */
  readonly limitMs: number;
}

interface Lane<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  /** Rejects when the worker dies. */
  readonly died: Promise<never>;
}

/**
 * Computations in threads of their own: no request waits behind another's computing unless all are busy, few may wait,
 * and one that takes too long is ended, which in a thread is always possible.
 */
export class WorkerPool<Api> {
  private readonly idle: Lane<Api>[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    private readonly settings: PoolSettings,
    private readonly start: () => Worker,
  ) {}

  /** @throws PlimsollError `busy` when too many wait, `too-slow` when it took too long; and what the work throws */
  async run<T>(work: (api: Remote<Api>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { job, workers, queue } = this.settings;
    if (this.busy >= workers) {
      if (this.waiting.length >= queue) {
        jobsRefused.inc({ job });
        throw new PlimsollError("busy", `Too many ${job}s are being made. Try again in a few seconds.`, {
          retryAfterSeconds: 5,
        });
      }
      await this.turn(signal);
    } else this.busy += 1;
    try {
      return await this.onLane(work);
    } finally {
      const next = this.waiting.shift();
      jobsWaiting.set({ job }, this.waiting.length);
      if (next === undefined) this.busy -= 1;
      else next(); // hands its place over, so `busy` stays
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map(({ worker }) => worker.terminate()));
  }

  /** Resolves when a place is handed over; one whose client has left gives it up. */
  private turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        const place = this.waiting.indexOf(proceed);
        if (place >= 0) this.waiting.splice(place, 1);
        reject(new PlimsollError("busy", "The request was given up before its turn came."));
      };
      const proceed = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      this.waiting.push(proceed);
      jobsWaiting.set({ job: this.settings.job }, this.waiting.length);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  private async onLane<T>(work: (api: Remote<Api>) => Promise<T>): Promise<T> {
    const { job, limitMs } = this.settings;
    const lane = this.idle.pop() ?? this.open();
    const end = jobSeconds.startTimer({ job });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const message = `This ${job} takes longer than ${limitMs / 1000} seconds, so it was ended. Make the scenario smaller.`;
        reject(new PlimsollError("too-slow", message));
      }, limitMs);
    });
    let outcome = "failed";
    let ended = false;
    try {
      const result = await Promise.race([work(lane.api), late, lane.died]);
      outcome = "done";
      return result;
    } catch (cause) {
      // A fault of the work comes back over the wire, and the worker lives; late or dead, it goes.
      ended = cause instanceof PlimsollError && cause.code === "too-slow";
      if (ended) outcome = "too-slow";
      throw cause;
    } finally {
      clearTimeout(timer);
      end({ outcome });
      if (ended || lane.worker.threadId < 0) void lane.worker.terminate();
      else this.idle.push(lane);
    }
  }

  private open(): Lane<Api> {
    const worker = this.start();
    worker.unref();
    const endpoint: Endpoint = nodeEndpoint(worker);
    const api = wrap<Api>(endpoint);
    const died = new Promise<never>((_, reject) => {
      worker.once("error", reject);
      worker.once("exit", () => {
        api[releaseProxy]();
        const place = this.idle.findIndex((lane) => lane.worker === worker);
        if (place >= 0) this.idle.splice(place, 1);
        reject(new Error("The worker ended."));
      });
    });
    died.catch(() => {}); // while it is idle no one listens
    return { worker, api, died };
  }
}
