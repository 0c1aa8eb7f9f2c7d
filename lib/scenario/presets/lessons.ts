import type { RequestClass } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import type { Scenario } from "@/lib/scenario/scenario";
import { EXAMPLE } from "./example";

/** A small scenario in which one thing goes wrong for the eye to see, and the same with its usual cure. */
export interface Lesson {
  readonly id: string;
  readonly name: string;
  /** Two sentences: what happens, and where to look. */
  readonly watch: string;
  readonly scenario: Scenario;
  readonly cure: {
    /** What is changed, in a few words. */
    readonly name: string;
    /** What then is to be seen. */
    readonly watch: string;
    readonly scenario: Scenario;
  };
  /** Simulated milliseconds in one second on the wall at which it is best watched. */
  readonly msASecond: 100 | 500;
  /** Where in the run to begin, once there is something to see. */
  readonly fromMs: number;
}

const about = (mean: number, cv: number): Distribution => ({ family: "lognormal", mean, cv });
const exactly = (mean: number): Distribution => ({ family: "deterministic", mean });

const plain: RequestClass = {
  name: "Page",
  weight: 100,
  cpuMs: about(8, 0.5),
  ioMs: about(40, 0.7),
  ioPhases: 4,
  responseBytes: exactly(20_000),
  requestBodyBytes: exactly(0),
  backend: null,
  clients: null,
};

interface Part {
  readonly name: string;
  readonly server: Partial<Scenario["server"]>;
  readonly classes: readonly RequestClass[];
  readonly rateRps: number;
  readonly arrivals?: Extract<Scenario["traffic"]["load"], { kind: "open" }>["arrivals"];
  readonly clients?: Scenario["network"]["clients"];
}

const bare: Scenario["server"]["frontEnd"] = {
  kind: "none",
  buffersRequests: false,
  buffersResponses: false,
  timeoutMs: 60_000,
};

const near = { name: "Fibre", share: 1, rttMs: 12, downKbps: 100_000, upKbps: 20_000, lossPercent: 0 };

function small({
  name,
  server,
  classes,
  rateRps,
  arrivals = { process: "poisson" },
  clients = [near],
}: Part): Scenario {
  return {
    ...EXAMPLE,
    name,
    network: { ...EXAMPLE.network, clients },
    server: { ...EXAMPLE.server, frontEnd: bare, ...server },
    application: { ...EXAMPLE.application, classes: [...classes] },
    backends: [],
    objectives: { ...EXAMPLE.objectives, latency: [{ percentile: 95, limitMs: 1000, at: "server", class: null }] },
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals } },
  };
}

function withServer(scenario: Scenario, name: string, server: Partial<Scenario["server"]>): Scenario {
  return { ...scenario, name, server: { ...scenario.server, ...server } };
}

const convoy = small({
  name: "A convoy behind the GIL",
  server: { kind: "gunicorn-gthread", processes: 1, threads: 8 },
  classes: [
    { ...plain, weight: 97, cpuMs: about(4, 0.3), ioMs: about(30, 0.5), ioPhases: 8 },
    { ...plain, name: "Report", weight: 3, cpuMs: about(500, 0.3), ioMs: about(20, 0.5), ioPhases: 1 },
  ],
  rateRps: 30,
});

const slowClient = small({
  name: "A slow client",
  server: { kind: "gunicorn-sync", processes: 4, threads: 1 },
  classes: [{ ...plain, responseBytes: exactly(400_000) }],
  rateRps: 12,
  clients: [
    { ...near, share: 88 },
    { name: "3G", share: 12, rttMs: 300, downKbps: 1600, upKbps: 768, lossPercent: 0 },
  ],
});

const hoarding = small({
  name: "A process that hoards",
  server: { kind: "gunicorn-gthread", processes: 4, threads: 2 },
  classes: [{ ...plain, cpuMs: about(4, 0.5), ioMs: about(200, 0.8), ioPhases: 3 }],
  rateRps: 30,
});

const fullBacklog = small({
  name: "A full backlog",
  server: { kind: "gunicorn-sync", processes: 4, threads: 1, backlog: 8 },
  classes: [plain],
  rateRps: 30,
  arrivals: { process: "bursty", burstRatio: 5, burstShare: 0.1, burstMs: 300 },
});

/** What the live picture is there to teach, each seen within seconds. */
export const LESSONS: readonly Lesson[] = [
  {
    id: "convoy",
    name: "A convoy",
    watch:
      "A long report computes in one thread and holds the interpreter's lock (the GIL), so the other threads of its process can't run Python. Watch the pages: after every short wait for the database they stand in line for the lock (G), and their time goes there.",
    scenario: convoy,
    cure: {
      name: "4 processes × 2 threads",
      watch:
        "The same threads in four processes, each with a lock of its own. The report delays only the one thread beside it; the others run on other cores.",
      scenario: withServer(convoy, "Cured: 4 processes", { processes: 4, threads: 2 }),
    },
    msASecond: 100,
    fromMs: 3150,
  },
  {
    id: "slow-client",
    name: "A slow client",
    watch:
      "A worker that sends a large page to a phone on 3G is held until the last byte has left. Watch the workers turn to held (H), one after the other: they do nothing else, and the listen queue grows.",
    scenario: slowClient,
    cure: {
      name: "nginx in front",
      watch:
        "nginx takes the whole response at once and feeds it to the phone. The worker is free after the work is done; the slow client still waits, but nobody else does.",
      scenario: withServer(slowClient, "Cured: nginx in front", {
        frontEnd: { kind: "nginx", buffersRequests: true, buffersResponses: true, timeoutMs: 60_000 },
      }),
    },
    msASecond: 500,
    fromMs: 8000,
  },
  {
    id: "hoarding",
    name: "A hoarding process",
    watch:
      "Each process takes every connection it can get and queues it privately. Watch requests pile up as dots in one process while threads of another are idle: they can't help, for what is taken is not given back.",
    scenario: hoarding,
    cure: {
      name: "a connection limit of 2, the number of threads",
      watch:
        "A process now takes no more than its threads can serve. What waits, waits in the one listen queue, and the next free thread of any process takes it.",
      scenario: withServer(hoarding, "Cured: a connection limit", { connectionLimit: 2 }),
    },
    msASecond: 100,
    fromMs: 3800,
  },
  {
    id: "full-backlog",
    name: "A full backlog",
    watch:
      "Bursts come faster than four workers can serve, and only 8 connections may wait. Watch those turned away: they try again after a second or more, so that workers are idle while clients still wait outside.",
    scenario: fullBacklog,
    cure: {
      name: "a backlog of 256",
      watch:
        "The same bursts now wait in line and nobody is sent away. No capacity was added: the queue is long for a moment, and then it is empty.",
      scenario: withServer(fullBacklog, "Cured: a backlog of 256", { backlog: 256 }),
    },
    msASecond: 500,
    fromMs: 0,
  },
];
