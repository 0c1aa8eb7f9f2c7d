import { downloadHoldMs, downloadMs, uploadMs } from "@/lib/network/holdTime";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { ClientLink } from "@/lib/scenario/network";
import type { System, SystemClass } from "@/lib/servers/system";
import { bodyHold, type WaitBefore } from "./bodyHold";
import { cumulantsOf, mixtureCumulants, NONE, sumCumulants } from "./cumulants";
import { patienceOf } from "./patience";
import { serverCosts } from "./serverCosts";
import { sizePoints, sizesWithin, type WeightedSize } from "./sizePoints";

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
  /** The body's way to the server before it sees the request. */
  readonly body: Cumulants;
  /** The response's way, the drain that is part of it included, and what of it comes after the drain. */
  readonly download: Cumulants;
  readonly rest: Cumulants;
}

/** What the requests demand of one machine, whatever the mix. */
export interface Workload {
  /** Of those that come to the server. */
  readonly streams: readonly WorkStream[];
  /** Share of the attempts whose body is with the server before the client gives up. */
  readonly reaching: number;
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

/** Of a class or link whose clients all give up before the server sees them, so many still count. */
const LEAST_REACHING = 1e-9;

interface LinkTimes {
  /** Of all that start, and of those the ones that reach the server. */
  readonly share: number;
  readonly reaching: number;
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

function linkTimes(
  system: System,
  { responses, bodies }: ClassSizes,
  clientLink: ClientLink,
  wait: WaitBefore,
): LinkTimes {
  const { hold } = system;
  const nicKbps = system.nicBytesPerMs * 8;
  const link = {
    ...clientLink,
    downKbps: Math.min(clientLink.downKbps, nicKbps),
    upKbps: Math.min(clientLink.upKbps, nicKbps),
  };
  const holdOf = (bytes: number) =>
    hold.download === "worker" ? downloadHoldMs(bytes, hold.downloadBufferBytes, link) : 0;
  const held = hold.upload === "worker";
  const connects = system.keepAlive === null ? 1 : 1 / system.keepAlive.requestsPerConnection;
  const bodyMs = (bytes: number) => uploadMs(bytes, link);
  const inTime = held ? { share: 1, sizes: bodies } : sizesWithin(bodies, bodyMs, patienceOf(system).afterMs);
  const body = overSizes(inTime.sizes, bodyMs);
  const download = overSizes(responses, (bytes) => downloadMs(bytes, link));
  const drains = hold.download === "worker";
  return {
    share: link.share,
    reaching: Math.max(LEAST_REACHING, inTime.share),
    upload: held ? bodyHold(bodies, link, wait) : NONE,
    drain: drains ? overSizes(responses, holdOf) : NONE,
    client: {
      share: link.share,
      offsetMs: system.behaviour.latencyMs + link.rttMs * (connects + 1),
      body: held ? NONE : body,
      download,
      rest: drains ? overSizes(responses, (bytes) => downloadMs(bytes, link) - holdOf(bytes)) : download,
    },
  };
}

function classStreams(system: System, one: SystemClass, classIndex: number, wait: WaitBefore): WorkStream[] {
  const costs = serverCosts(system, one.ioPhases);
  const serverCpu = exact(costs.cpuMs);
  const groups = new Map<string, LinkTimes[]>();
  const sizes = { responses: sizePoints(one.responseBytes), bodies: sizePoints(one.requestBodyBytes) };
  for (const link of one.links) {
    const times = linkTimes(system, sizes, link, wait);
    const key = `${times.upload.mean} ${times.drain.mean} ${times.drain.variance}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [times]);
    else group.push(times);
  }
  const streams: WorkStream[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const share = group.reduce((sum, times) => sum + times.share * times.reaching, 0);
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
      clients: group.map(({ client, reaching }) => ({ ...client, share: (client.share * reaching) / share })),
    });
  }
  return streams;
}

/** `wait`: before a slot, during which bodies arrive. */
export function workloadOf(system: System, wait: WaitBefore = { delayed: 0, meanMs: 0 }): Workload {
  const all = system.classes.flatMap((one, index) => classStreams(system, one, index, wait));
  const reaching = all.reduce((sum, { share }) => sum + share, 0);
  const streams = reaching > 1 - 1e-12 ? all : all.map((stream) => ({ ...stream, share: stream.share / reaching }));
  const mean = (of: (stream: WorkStream) => number) =>
    exact(streams.reduce((sum, stream) => sum + stream.share * of(stream), 0)).mean;
  const { keepAlive } = system;
  const idles = keepAlive !== null && system.hold.idle === "worker";
  return {
    streams,
    reaching: Math.min(1, reaching),
    cpuMs: mean((stream) => stream.cpu.mean),
    afterMs: mean((stream) => stream.afterMs),
    ioMs: mean((stream) => stream.io.mean),
    uploadMs: mean((stream) => stream.upload.mean),
    drainMs: mean((stream) => stream.drain.mean),
    idleMs: idles ? (keepAlive.idleMs * (keepAlive.requestsPerConnection - 1)) / keepAlive.requestsPerConnection : 0,
    networkMs: mean((stream) =>
      stream.clients.reduce(
        (sum, { share, offsetMs, body, rest }) => sum + share * (offsetMs + body.mean + rest.mean),
        0,
      ),
    ),
    bytes: system.classes.reduce(
      (sum, one) => sum + one.share * (one.responseBytes.mean + one.requestBodyBytes.mean),
      0,
    ),
  };
}
