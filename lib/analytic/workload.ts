import { downloadHoldMs, downloadMs, uploadMs } from "@/lib/network/holdTime";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { ClientLink } from "@/lib/scenario/network";
import type { System, SystemClass } from "@/lib/servers/system";
import { cumulantsOf, mixtureCumulants, NONE, sumCumulants } from "./cumulants";
import { serverCosts } from "./serverCosts";
import { sizePoints } from "./sizePoints";

/** Requests of one class whose clients hold a worker alike. */
export interface WorkStream {
  readonly classIndex: number;
  readonly share: number;
  /** CPU under the GIL: the application's and the server's own. */
  readonly cpu: Cumulants;
  readonly io: Cumulants;
  /** CPU bursts of a request. */
  readonly bursts: number;
  /** CPU that is spent once the response has left, part of `cpu`. */
  readonly afterMs: number;
  /** Time a trickling upload or a slow download keeps the worker. */
  readonly upload: Cumulants;
  readonly drain: Cumulants;
  /** Of its clients: what they see on top of the worker's time, ms. */
  readonly clients: readonly { readonly share: number; readonly offsetMs: number }[];
}

/** What the requests demand of one machine, whatever the mix. */
export interface Workload {
  readonly streams: readonly WorkStream[];
  /** Means over all requests, ms. */
  readonly cpuMs: number;
  readonly afterMs: number;
  readonly ioMs: number;
  readonly uploadMs: number;
  readonly drainMs: number;
  /** Time a kept-alive connection keeps the worker idle after a request. */
  readonly idleMs: number;
  /** Time that a client's request spends outside the server: round trips, transfers that hold no worker. */
  readonly networkMs: number;
  /** Bytes through the network interface, a request. */
  readonly bytes: number;
}

function exact(mean: number): Cumulants {
  return mean < 1e-9 ? NONE : { mean, variance: 0, third: 0 };
}

interface LinkTimes {
  readonly share: number;
  readonly upload: Cumulants;
  readonly drain: Cumulants;
  /** By size of the response: shares sum to 1. */
  readonly offsets: readonly { readonly share: number; readonly offsetMs: number }[];
}

function linkTimes(system: System, one: SystemClass, link: ClientLink): LinkTimes {
  const { hold } = system;
  const points = sizePoints(one.responseBytes);
  const drainOf = (bytes: number) =>
    hold.download === "worker" ? downloadHoldMs(bytes, hold.downloadBufferBytes, link) : 0;
  const drain = mixtureCumulants(points.map(({ share, bytes }) => ({ share, cumulants: exact(drainOf(bytes)) })));
  const uploads = sizePoints(one.requestBodyBytes).map(({ share, bytes }) => ({
    share,
    cumulants: exact(uploadMs(bytes, link)),
  }));
  const body = mixtureCumulants(uploads);
  const held = hold.upload === "worker";
  const connects = system.keepAlive === null ? 1 : 1 / system.keepAlive.requestsPerConnection;
  return {
    share: link.share,
    upload: held ? body : exact(0),
    drain,
    offsets: points.map(({ share, bytes }) => ({
      share,
      offsetMs:
        system.behaviour.latencyMs +
        link.rttMs * (connects + 1) +
        (held ? 0 : body.mean) +
        downloadMs(bytes, link) -
        drainOf(bytes),
    })),
  };
}

function classStreams(system: System, one: SystemClass, classIndex: number): WorkStream[] {
  const costs = serverCosts(system, one.ioPhases);
  const serverCpu = exact(costs.cpuMs);
  const groups = new Map<string, LinkTimes[]>();
  for (const link of one.links) {
    const times = linkTimes(system, one, link);
    const key = `${times.upload.mean} ${times.drain.mean} ${times.drain.variance}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [times]);
    else group.push(times);
  }
  const streams: WorkStream[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const share = group.reduce((sum, times) => sum + times.share, 0);
    const io = sumCumulants(cumulantsOf(one.ioMs), exact(costs.sleepMs));
    const cpu = sumCumulants(cumulantsOf(one.cpuMs), serverCpu);
    streams.push({
      classIndex,
      share: one.share * share,
      // Every request takes some time: a nanosecond where the scenario says less.
      cpu: cpu.mean + io.mean > 1e-6 ? cpu : { mean: 1e-6, variance: 0, third: 0 },
      io,
      bursts: costs.bursts,
      afterMs: costs.afterMs,
      upload: first.upload,
      drain: first.drain,
      clients: group.flatMap((times) =>
        times.offsets.map((one) => ({ share: (times.share * one.share) / share, offsetMs: one.offsetMs })),
      ),
    });
  }
  return streams;
}

export function workloadOf(system: System): Workload {
  const streams = system.classes.flatMap((one, index) => classStreams(system, one, index));
  const mean = (of: (stream: WorkStream) => number) =>
    exact(streams.reduce((sum, stream) => sum + stream.share * of(stream), 0)).mean;
  const { keepAlive } = system;
  const idles = keepAlive !== null && system.hold.idle === "worker";
  return {
    streams,
    cpuMs: mean((stream) => stream.cpu.mean),
    afterMs: mean((stream) => stream.afterMs),
    ioMs: mean((stream) => stream.io.mean),
    uploadMs: mean((stream) => stream.upload.mean),
    drainMs: mean((stream) => stream.drain.mean),
    idleMs: idles ? (keepAlive.idleMs * (keepAlive.requestsPerConnection - 1)) / keepAlive.requestsPerConnection : 0,
    networkMs: mean((stream) => stream.clients.reduce((sum, one) => sum + one.share * one.offsetMs, 0)),
    bytes: system.classes.reduce(
      (sum, one) => sum + one.share * (one.responseBytes.mean + one.requestBodyBytes.mean),
      0,
    ),
  };
}
