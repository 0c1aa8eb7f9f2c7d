import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";

const LONG =
  "Kapazitätsplanungsbesprechungsprotokoll of the checkout, search and recommendation services, Łódź – København";
const UNBROKEN = "a-very-long-name-without-any-space-in-it-so-that-it-must-be-cut";

const [page] = EXAMPLE.application.classes;
const [fibre] = EXAMPLE.network.clients;
if (page === undefined || fibre === undefined) throw new Error("The example has classes and clients.");

const overload: Scenario = {
  ...EXAMPLE,
  name: "Ten times the load",
  traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps: 1200, arrivals: { process: "poisson" } } },
};

/** Scenarios whose reports differ most from each other: each shape of verdict, each extreme of length. */
export const REPORT_CASES = {
  example: EXAMPLE,
  overload,
  windows: {
    ...EXAMPLE,
    name: "Windows with processes",
    host: { ...EXAMPLE.host, os: "windows" },
    server: {
      ...EXAMPLE.server,
      kind: "waitress",
      processes: 4,
      frontEnd: { ...EXAMPLE.server.frontEnd, kind: "none", buffersRequests: false, buffersResponses: false },
    },
  },
  asgi: { ...EXAMPLE, name: "FastAPI", application: { ...EXAMPLE.application, interface: "asgi" } },
  noFit: {
    ...EXAMPLE,
    name: "Too large for its machine",
    application: {
      ...EXAMPLE.application,
      memory: { ...EXAMPLE.application.memory, processMiB: 9000, sharedBeforeForkMiB: 0 },
    },
  },
  closed: {
    ...EXAMPLE,
    name: "Forty clerks, ← 会社 →",
    traffic: {
      ...EXAMPLE.traffic,
      load: { kind: "closed", users: 40, thinkMs: { family: "exponential", mean: 1500 } },
    },
  },
  apache: { ...EXAMPLE, name: "Apache", server: { ...EXAMPLE.server, kind: "mod_wsgi-daemon" } },
  notThreadSafe: {
    ...EXAMPLE,
    name: "Not thread-safe",
    hardware: { ...EXAMPLE.hardware, memoryMiB: 24_576 },
    server: { ...EXAMPLE.server, processes: 8, threads: 1 },
    application: { ...EXAMPLE.application, threadSafe: false },
    objectives: {
      ...EXAMPLE.objectives,
      latency: [
        { percentile: 51, limitMs: 200, at: "server", class: "Page" },
        { percentile: 99, limitMs: 2500, at: "client", class: null },
        { percentile: 99.9, limitMs: 1200, at: "client", class: "Search" },
      ],
    },
  },
  greenlets: {
    ...EXAMPLE,
    name: "Greenlets, and slow clients at the door",
    server: {
      ...EXAMPLE.server,
      kind: "gunicorn-gevent",
      threads: 1000,
      frontEnd: { kind: "none", buffersRequests: false, buffersResponses: false, timeoutMs: 60_000 },
    },
  },
  everyInput: {
    ...EXAMPLE,
    name: "Every input that may be empty is not",
    host: { ...EXAMPLE.host, os: "freebsd", stealPercent: 5 },
    hardware: {
      ...EXAMPLE.hardware,
      cpus: 64,
      threadsPerCore: 2,
      cpuQuotaCores: 48.5,
      memoryMiB: 131_072,
      memoryLimitMiB: 65_536,
      machines: 3,
      costPerHour: 2.5,
    },
    network: {
      ...EXAMPLE.network,
      keepAlive: true,
      requestsPerConnection: 10,
      idleMs: 2000,
      timeoutMs: 30_000,
      retries: 2,
    },
    server: {
      ...EXAMPLE.server,
      processes: 32,
      backlog: 4096,
      connectionLimit: 64,
      timeoutMs: 60_000,
      maxRequests: 10_000,
      preload: true,
      overrides: { cpuPerRequestMs: 0.6, socketBufferBytes: 200_000 },
    },
    traffic: {
      load: {
        kind: "open",
        rateRps: 4000,
        arrivals: { process: "bursty", burstRatio: 3, burstShare: 0.1, burstMs: 5000 },
      },
      growthPercentPerMonth: 6,
      dailyPeakRatio: 1.5,
    },
    backends: [{ name: "PostgreSQL", limit: 2000, scope: "machine", held: "phase", onFull: "wait" }],
    ranges: [{ path: ["application", "classes", 0, "cpuMs", "mean"], low: 8, high: 14 }],
  },
  longNames: {
    ...EXAMPLE,
    name: LONG.slice(0, 120),
    network: {
      ...EXAMPLE.network,
      clients: EXAMPLE.network.clients.map((one, index) => ({ ...one, name: `${UNBROKEN.slice(0, 56)}-${index}` })),
    },
    backends: EXAMPLE.backends.map((one) => ({ ...one, name: `${LONG.slice(0, 59)}§` })),
    application: {
      ...EXAMPLE.application,
      classes: EXAMPLE.application.classes.map((one, index) => ({
        ...one,
        name: `${(index === 0 ? UNBROKEN : LONG).slice(0, 58)}${index}`,
        backend: `${LONG.slice(0, 59)}§`,
      })),
    },
  },
  many: {
    ...EXAMPLE,
    name: "Thirty-two of everything",
    application: {
      ...EXAMPLE.application,
      classes: Array.from({ length: 32 }, (_, index) => ({ ...page, name: `Class ${index + 1}`, weight: 1 + index })),
    },
    network: {
      ...EXAMPLE.network,
      clients: Array.from({ length: 32 }, (_, index) => ({ ...fibre, name: `Link ${index + 1}`, share: 1 + index })),
    },
  },
} satisfies Readonly<Record<string, Scenario>>;
