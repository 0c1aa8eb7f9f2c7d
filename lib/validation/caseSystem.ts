import type { RequestClass } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import type { ClientLink } from "@/lib/scenario/network";
import type { Scenario } from "@/lib/scenario/scenario";
import type { ServerKind } from "@/lib/scenario/serverKinds";
import type { Load } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import type { Mix, System } from "@/lib/servers/system";
import type { CaseClass, CaseDistribution, MeasuredCase } from "./measuredCase";

/** The measured link between the two network namespaces. */
const LOCAL_RTT_MS = 0.1;
const UNPACED_KBPS = 100_000_000;
/** The harness sets every server's own timeout to this. */
const HARNESS_TIMEOUT_MS = 120_000;
const WAITRESS_CONNECTION_LIMIT = 5000;

function kbps(bytesPerSecond: number): number {
  return bytesPerSecond === 0 ? UNPACED_KBPS : (bytesPerSecond * 8) / 1000;
}

/** The link of clients with these paces, in bytes a second; 0 for none. */
export function linkOf(downBps: number, upBps: number, share = 1): ClientLink {
  return {
    name: `down ${downBps} up ${upBps}`,
    share,
    rttMs: LOCAL_RTT_MS,
    downKbps: kbps(downBps),
    upKbps: kbps(upBps),
    lossPercent: 0,
  };
}

/** The drawn moments take the place of the asked ones; an exponential whose cv came out otherwise becomes a gamma. */
function distributionOf(spec: CaseDistribution, drawn?: { readonly mean: number; readonly cv: number }): Distribution {
  const mean = drawn?.mean ?? spec[1];
  if (mean === 0 || spec[0] === "det") return { family: "deterministic", mean };
  const cv = (asked: number) => Math.min(8, Math.max(0.01, drawn?.cv ?? asked));
  if (spec[0] === "lognorm") return { family: "lognormal", mean, cv: cv(spec[2]) };
  return drawn === undefined ? { family: "exponential", mean } : { family: "gamma", mean, cv: cv(1) };
}

function classOf(one: CaseClass, index: number, test: MeasuredCase): RequestClass {
  const drawn = test.realised?.classes?.[index];
  return {
    name: `Class ${index + 1}`,
    weight: drawn?.weight ?? one.weight,
    cpuMs: distributionOf(one.cpu_ms, drawn?.cpu_ms),
    ioMs: distributionOf(one.io_ms, drawn?.io_ms),
    ioPhases: one.io_phases,
    responseBytes: distributionOf(one.bytes),
    requestBodyBytes: { family: "deterministic", mean: one.body_bytes },
    backend: null,
    clients: [linkOf(one.down_Bps, one.up_Bps).name],
  };
}

function serverKind({ kind, threads }: MeasuredCase["server"]): ServerKind {
  if (kind !== "uwsgi") return kind;
  return threads > 1 ? "uwsgi-threads" : "uwsgi-processes";
}

function loadOf(test: MeasuredCase): Load {
  if (test.users !== undefined)
    return { kind: "closed", users: test.users, thinkMs: { family: "exponential", mean: test.think_ms } };
  return { kind: "open", rateRps: test.realised?.rate_rps ?? test.rate ?? 1, arrivals: { process: "poisson" } };
}

function connectionLimit({ kind, worker_connections }: MeasuredCase["server"]): number | null {
  return worker_connections ?? (kind === "waitress" ? WAITRESS_CONNECTION_LIMIT : null);
}

/** The scenario of a case: the machine, server and load of the harness, at the rate and moments that were drawn. */
export function scenarioOf(test: MeasuredCase): Scenario {
  const { server } = test;
  const links = new Map(test.classes.map((one) => [linkOf(one.down_Bps, one.up_Bps).name, one]));
  const nginx = server.front === "nginx";
  return {
    version: 1,
    name: test.id.slice(0, 120),
    host: { os: "linux", synRetrySchedule: "linear-then-exponential", stealPercent: 0 },
    hardware: {
      cpus: test.cpus,
      threadsPerCore: 1,
      cpuQuotaCores: null,
      cpuSpeed: 1,
      memoryMiB: 16_384,
      memoryLimitMiB: null,
      reservedMemoryMiB: 512,
      nicMbps: 100_000,
      diskMBps: 1000,
      machines: 1,
      costPerHour: null,
    },
    runtime: { interpreter: server.gil === false ? "cpython-3.14t" : "cpython-3", switchIntervalMs: 5 },
    network: {
      clients: [...links.values()].map((one) => linkOf(one.down_Bps, one.up_Bps)),
      keepAlive: false,
      requestsPerConnection: 1,
      idleMs: 0,
      timeoutMs: null,
      retries: 0,
    },
    server: {
      kind: serverKind(server),
      processes: server.processes,
      threads: server.threads,
      backlog: server.backlog,
      connectionLimit: connectionLimit(server),
      timeoutMs: HARNESS_TIMEOUT_MS,
      maxRequests: null,
      preload: false,
      frontEnd: {
        kind: nginx ? "nginx" : "none",
        buffersRequests: nginx,
        buffersResponses: nginx,
        timeoutMs: HARNESS_TIMEOUT_MS,
      },
      overrides: { cpuPerRequestMs: null, socketBufferBytes: null },
    },
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: true,
      memory: { processMiB: 30, sharedBeforeForkMiB: 10, threadMiB: 0.5, requestMiB: 0.1, growthMiB: 0 },
      classes: test.classes.map((one, index) => classOf(one, index, test)),
    },
    backends: [],
    traffic: { load: loadOf(test), growthPercentPerMonth: 0, dailyPeakRatio: 1 },
    objectives: {
      latency: [{ percentile: 95, limitMs: 1000, at: "client", class: null }],
      maxRejectedPercent: 1,
      maxCpuPercent: 100,
      maxMemoryPercent: 100,
    },
    ranges: [],
  };
}

export function mixOf({ server }: MeasuredCase): Mix {
  return { processes: server.processes, threads: server.threads };
}

const DISPATCH = { shared: "even", "shared-least": "least", private: "private" } as const;

/** The system of a case; an ideal one hands out requests as the case says. */
export function systemOf(test: MeasuredCase): System {
  const system = resolve(scenarioOf(test));
  if (test.server.kind !== "ideal") return system;
  return {
    ...system,
    behaviour: { ...system.behaviour, dispatch: DISPATCH[test.server.dispatch ?? "shared"] },
  };
}
