import { downloadHoldMs, downloadMs, uploadMs } from "@/lib/network/holdTime";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { ClientLink } from "@/lib/scenario/network";
import type { System, SystemClass } from "@/lib/servers/system";
import { cumulantsOf, mixtureCumulants, NONE, sumCumulants } from "./cumulants";
import { serverCosts } from "./serverCosts";
import { sizePoints, type WeightedSize } from "./sizePoints";

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
  readonly clients: readonly StreamClient[];
}

/** Clients of one link: what they see on top of the worker's time. */
export interface StreamClient {
  readonly share: number;
  /** Round trips, ms. */
  readonly offsetMs: number;
  /** Transfers, which also stand in for the drain that is part of them. */
  readonly transfer: Cumulants;
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
  readonly client: StreamClient;
}

/** Sizes of one class, worked out once for all its links. */
interface ClassSizes {
  readonly responses: readonly WeightedSize[];
  readonly bodies: readonly WeightedSize[];
}

/** Cumulants of a time that follows from a size. */
function overSizes(sizes: readonly WeightedSize[], timeMs: (bytes: number) => number): Cumulants {
  return mixtureCumulants(sizes.map(({ share, bytes }) => ({ share, cumulants: exact(timeMs(bytes)) })));
}

function linkTimes(system: System, { responses, bodies }: ClassSizes, clientLink: ClientLink): LinkTimes {
  const { hold } = system;
  const nicKbps = system.nicBytesPerMs * 8;
  const link = {
    ...clientLink,
    downKbps: Math.min(clientLink.downKbps, nicKbps),
    upKbps: Math.min(clientLink.upKbps, nicKbps),
  };
  const drain =
    hold.download === "worker"
      ? overSizes(responses, (bytes) => downloadHoldMs(bytes, hold.downloadBufferBytes, link))
      : NONE;
  const body = overSizes(bodies, (bytes) => uploadMs(bytes, link));
  const held = hold.upload === "worker";
  const connects = system.keepAlive === null ? 1 : 1 / system.keepAlive.requestsPerConnection;
  return {
    share: link.share,
    upload: held ? body : NONE,
    drain,
    client: {
      share: link.share,
      offsetMs: system.behaviour.latencyMs + link.rttMs * (connects + 1),
      transfer: sumCumulants(
        held ? NONE : body,
        overSizes(responses, (bytes) => downloadMs(bytes, link)),
      ),
    },
  };
}

function classStreams(system: System, one: SystemClass, classIndex: number): WorkStream[] {
  const costs = serverCosts(system, one.ioPhases);
  const serverCpu = exact(costs.cpuMs);
  const groups = new Map<string, LinkTimes[]>();
  const sizes = { responses: sizePoints(one.responseBytes), bodies: sizePoints(one.requestBodyBytes) };
  for (const link of one.links) {
    const times = linkTimes(system, sizes, link);
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
      clients: group.map(({ client }) => ({ ...client, share: client.share / share })),
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
    networkMs: mean((stream) =>
      stream.clients.reduce(
        (sum, { share, offsetMs, transfer }) => sum + share * (offsetMs + transfer.mean - stream.drain.mean),
        0,
      ),
    ),
    bytes: system.classes.reduce(
      (sum, one) => sum + one.share * (one.responseBytes.mean + one.requestBodyBytes.mean),
      0,
    ),
  };
}
