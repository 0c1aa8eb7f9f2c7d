import type { Backend, RequestClass } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import type { Scenario } from "@/lib/scenario/scenario";

/** A kind of application to start from. Every number is a typical guess: `measured` is false in all of them. */
export interface ApplicationPreset {
  readonly id: string;
  readonly name: string;
  readonly lesson: string;
  readonly application: Scenario["application"];
  readonly backends: readonly Backend[];
  /** Where the memory comes from; demands are guesses of the usual order of magnitude. */
  readonly source: string;
}

const about = (mean: number, cv: number): Distribution => ({ family: "lognormal", mean, cv });
const exactly = (mean: number): Distribution => ({ family: "deterministic", mean });

/** What a class is unless said otherwise: a small response to a request without a body, from every kind of client. */
const plain = {
  weight: 100,
  ioPhases: 1,
  responseBytes: exactly(2000),
  requestBodyBytes: exactly(0),
  backend: null,
  clients: null,
} as const satisfies Partial<RequestClass>;

const postgres: Backend = { name: "PostgreSQL", limit: 100, scope: "global", held: "request", onFull: "error" };

export const APPLICATION_PRESETS: readonly ApplicationPreset[] = [
  {
    id: "django-pages",
    name: "Django pages with many short queries",
    lesson: "Twenty returns from the database are twenty waits for the GIL: few threads a process, and more processes.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 180, sharedBeforeForkMiB: 90, threadMiB: 2, requestMiB: 2, growthMiB: 120 },
      classes: [
        {
          ...plain,
          name: "Page",
          cpuMs: about(30, 0.8),
          ioMs: about(40, 1),
          ioPhases: 20,
          responseBytes: about(60_000, 0.7),
          backend: "PostgreSQL",
        },
      ],
    },
    backends: [postgres],
    source: "Memory: a bare Django worker has 31 MB (s2i-python-container #180) and grows to 300 MB (gunicorn #1250).",
  },
  {
    id: "json-api",
    name: "JSON API",
    lesson: "Short requests fill the CPU long before the workers: about as many processes as cores, and few threads.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 90, sharedBeforeForkMiB: 50, threadMiB: 1, requestMiB: 0.5, growthMiB: 20 },
      classes: [
        {
          ...plain,
          name: "Read",
          weight: 85,
          cpuMs: about(4, 0.7),
          ioMs: about(8, 1),
          ioPhases: 2,
          backend: "PostgreSQL",
        },
        {
          ...plain,
          name: "Write",
          weight: 15,
          cpuMs: about(6, 0.7),
          ioMs: about(20, 1),
          ioPhases: 4,
          requestBodyBytes: about(2000, 1),
          backend: "PostgreSQL",
        },
      ],
    },
    backends: [postgres],
    source: "Memory: Python alone has 20 MB and more, an HTTP server wants 64 MB (gunicorn #1956).",
  },
  {
    id: "api-gateway",
    name: "Service that calls other services",
    lesson: "It mostly waits: threads are cheap here, until the pool of outgoing connections of a process runs out.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 80, sharedBeforeForkMiB: 45, threadMiB: 1, requestMiB: 1, growthMiB: 20 },
      classes: [
        {
          ...plain,
          name: "Aggregate",
          cpuMs: about(6, 0.7),
          ioMs: about(250, 0.8),
          ioPhases: 3,
          responseBytes: about(8000, 1),
          backend: "Outgoing connections",
        },
      ],
    },
    backends: [{ name: "Outgoing connections", limit: 10, scope: "process", held: "phase", onFull: "wait" }],
    source: "Memory as for a JSON API; 10 connections is the usual default of a Python HTTP connection pool.",
  },
  {
    id: "report-generator",
    name: "Pages and a report generator",
    lesson: "One long computation slows every request of its process by the GIL: give reports a server of their own.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 350, sharedBeforeForkMiB: 150, threadMiB: 2, requestMiB: 60, growthMiB: 200 },
      classes: [
        {
          ...plain,
          name: "Page",
          weight: 97,
          cpuMs: about(15, 0.8),
          ioMs: about(30, 1),
          ioPhases: 5,
          responseBytes: about(40_000, 0.7),
          backend: "PostgreSQL",
        },
        {
          ...plain,
          name: "Report",
          weight: 3,
          cpuMs: about(1500, 1),
          ioMs: about(800, 1),
          ioPhases: 4,
          responseBytes: about(3_000_000, 1),
          backend: "PostgreSQL",
        },
      ],
    },
    backends: [postgres],
    source: "Memory: a Wagtail site has about 350 MB (opentech.fund #659).",
  },
  {
    id: "file-downloads",
    name: "File download service",
    lesson:
      "A slow client holds its worker for minutes: buffer the responses in front, or let the web server send the files.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 60, sharedBeforeForkMiB: 35, threadMiB: 1, requestMiB: 1, growthMiB: 10 },
      classes: [
        {
          ...plain,
          name: "Download",
          cpuMs: about(8, 1),
          ioMs: about(15, 1),
          ioPhases: 4,
          responseBytes: about(8_000_000, 1.5),
        },
      ],
    },
    backends: [],
    source: "Memory: a small WSGI server has 13 to 46 MB (omedhabib/WSGI_Benchmarks@1d85965), an application on top.",
  },
  {
    id: "uploads",
    name: "Upload service",
    lesson:
      "An upload trickles in at the client's pace: whether a worker is held meanwhile depends on who reads the body.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 120, sharedBeforeForkMiB: 60, threadMiB: 1, requestMiB: 8, growthMiB: 60 },
      classes: [
        { ...plain, name: "Status", weight: 70, cpuMs: about(3, 0.7), ioMs: about(6, 1), backend: "PostgreSQL" },
        {
          ...plain,
          name: "Upload",
          weight: 30,
          cpuMs: about(60, 1),
          ioMs: about(50, 1),
          ioPhases: 3,
          requestBodyBytes: about(3_000_000, 1),
          backend: "PostgreSQL",
        },
      ],
    },
    backends: [{ ...postgres, held: "phase" }],
    source: "Memory as for a JSON API with a few bodies in memory.",
  },
  {
    id: "long-poll",
    name: "Long-poll endpoint",
    lesson: "Requests that wait for news need a slot each, for half a minute: hundreds of threads, or greenlets.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 70, sharedBeforeForkMiB: 40, threadMiB: 0.5, requestMiB: 0.1, growthMiB: 10 },
      classes: [{ ...plain, name: "Poll", cpuMs: about(2, 0.5), ioMs: { family: "exponential", mean: 25_000 } }],
    },
    backends: [],
    source:
      "Memory as for a JSON API; a waiting thread's resident memory is small, its 8 MB stack is only address space.",
  },
  {
    id: "model-inference",
    name: "Machine-learning inference",
    lesson:
      "The model is the memory: load it before the fork so that processes share it, and add processes only with cores.",
    application: {
      interface: "wsgi",
      threadSafe: true,
      measured: false,
      memory: { processMiB: 1700, sharedBeforeForkMiB: 1400, threadMiB: 2, requestMiB: 20, growthMiB: 100 },
      classes: [
        {
          ...plain,
          name: "Predict",
          cpuMs: about(120, 0.3),
          ioMs: about(2, 1),
          requestBodyBytes: about(100_000, 1),
        },
      ],
    },
    backends: [],
    source:
      "Memory: Flask with a model has 1.7 GB (gunicorn #1377). A library that releases the GIL computes on several CPUs at once, which is not modelled.",
  },
  {
    id: "not-thread-safe",
    name: "Old application, not thread-safe",
    lesson: "One request a process: memory decides how many can be served at once, so shrink it or share it first.",
    application: {
      interface: "wsgi",
      threadSafe: false,
      measured: false,
      memory: { processMiB: 240, sharedBeforeForkMiB: 110, threadMiB: 0, requestMiB: 4, growthMiB: 150 },
      classes: [
        {
          ...plain,
          name: "Page",
          cpuMs: about(25, 0.8),
          ioMs: about(90, 1),
          ioPhases: 12,
          responseBytes: about(50_000, 0.7),
          backend: "PostgreSQL",
        },
      ],
    },
    backends: [postgres],
    source: "Memory: Flask at 237 MB idle, 398 at its peak (lenzeye).",
  },
];
