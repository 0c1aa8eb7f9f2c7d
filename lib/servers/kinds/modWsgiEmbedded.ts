import { MOST_PROCESSES, MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

const SOURCES = [
  "GrahamDumpleton/mod_wsgi@dbaca2e (6.0.5, 2026-06-27): docs/user-guides/processes-and-threading.rst, embedded-and-daemon-mode.rst, request-pipeline.rst",
  "apache/httpd@0cb680442e (trunk 2024-10-18): docs/manual/mod/{mpm_common,prefork,worker,event,core}.xml, server/mpm/*/mpm_default.h, server/core_filters.c",
];
const GOTCHAS = [
  "Apache is the front end; nginx before it still frees the workers of slow clients.",
  "No copy-on-write: each child starts an interpreter of its own.",
  "The MPM may start and stop children as load changes; every new child loads the application anew.",
  "mod_reqtimeout bounds how slowly a client may send.",
  "MaxKeepAliveRequests (100) ends a connection after that many requests.",
];

/** The application runs inside Apache's own children; the MPM decides what a child is. */
const family = {
  family: "mod_wsgi",
  status: "active",
  statusNote: null,
  versionChecked: "mod_wsgi 6.0.5, httpd trunk 2024-10",
  acceptorSharesGil: false,
  backlog: { option: "ListenBackLog", default: 511 },
  keepAlive: { supported: true, idleHolds: "worker", option: "KeepAliveTimeout", defaultIdleMs: 5000 },
  upload: { holds: "worker", note: "Streamed to the application as it reads." },
  download: { holds: "worker", userBufferBytes: null, note: "The kernel's send buffer and Apache's output filter." },
  platforms: { linux: true, unix: true, windows: false },
  preload: "never",
  timeout: {
    option: "Timeout",
    defaultMs: 60_000,
    kills: "nothing",
    note: "Bounds each read and write of the client, not the request.",
  },
  maxRequestsOption: "MaxConnectionsPerChild",
  frontEnd: "built-in",
} as const satisfies Partial<ServerFacts>;

export const modWsgiEmbeddedPrefork: ServerFacts = {
  ...family,
  kind: "mod_wsgi-embedded-prefork",
  name: "mod_wsgi embedded, prefork MPM",
  versionMeasured: "4.9.4",
  slot: "process",
  processes: { option: "MaxRequestWorkers", default: 256, max: MOST_PROCESSES },
  threads: { option: null, default: 1, max: 1 },
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "one",
    note: "With one Listen: no mutex on Linux, BSD and macOS (SINGLE_LISTEN_UNSERIALIZED_ACCEPT), the kernel wakes one blocked accept. With several (80 and 443): a cross-process accept mutex (prefork.c:591-665).",
  },
  safety: "single-threaded",
  cpuPerRequestMs: 0.49,
  cpuPerRequestFrom: { basis: "measured", how: "t18 (one CPU, small responses): 0.38 and 0.60 ms in two runs." },
  gotchas: GOTCHAS,
  sources: [...SOURCES, "apache/httpd configure.in:346-394, server/mpm/prefork/prefork.c:308,591,665"],
  unverified: [],
};

export const modWsgiEmbeddedWorker: ServerFacts = {
  ...family,
  kind: "mod_wsgi-embedded-worker",
  name: "mod_wsgi embedded, worker MPM",
  versionMeasured: "4.9.4",
  slot: "thread",
  processes: { option: "ServerLimit", default: 16, max: MOST_PROCESSES },
  threads: { option: "ThreadsPerChild", default: 25, max: MOST_THREADS },
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "one",
    note: "One listener thread in each child accepts, only while the child has idle workers; a cross-process accept mutex where there are several Listen sockets.",
  },
  safety: "thread-safe",
  cpuPerRequestMs: 0.46,
  cpuPerRequestFrom: {
    basis: "measured",
    how: "t19 (two CPUs, small responses): 0.40 and 0.52 ms in two runs; there is no case on one CPU.",
  },
  gotchas: GOTCHAS,
  sources: SOURCES,
  unverified: ["The worker MPM's use of the single-listener rule is inferred from the shared build flag."],
};

export const modWsgiEmbeddedEvent: ServerFacts = {
  ...family,
  kind: "mod_wsgi-embedded-event",
  name: "mod_wsgi embedded, event MPM",
  versionMeasured: null,
  slot: "thread",
  processes: { option: "ServerLimit", default: 16, max: MOST_PROCESSES },
  threads: { option: "ThreadsPerChild", default: 25, max: MOST_THREADS },
  accept: {
    policy: "greedy-to-connection-limit",
    // ThreadsPerChild + 2 × idle workers: equal to the threads once all are busy, which is when it matters.
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: "A listener thread in each child (epoll) accepts up to ThreadsPerChild + AsyncRequestWorkerFactor (2) × idle workers; no accept mutex.",
  },
  keepAlive: { ...family.keepAlive, idleHolds: "connection" },
  download: {
    holds: "worker",
    userBufferBytes: 65_535,
    note: "The tail that fits the core output filter (FlushMaxThreshold 65,535) is written without the thread; the rest of a dynamic response holds it.",
  },
  safety: "thread-safe",
  cpuPerRequestMs: 0.46,
  cpuPerRequestFrom: { basis: "assumed", how: "Not measured; taken as under the worker MPM." },
  gotchas: GOTCHAS,
  sources: SOURCES,
  unverified: ["The exact point where a generator's response is handed to asynchronous writing was not measured."],
};

export const modWsgiEmbeddedWinnt: ServerFacts = {
  ...family,
  kind: "mod_wsgi-embedded-winnt",
  name: "mod_wsgi embedded, winnt MPM (Windows)",
  versionMeasured: null,
  slot: "thread",
  processes: { option: null, default: 1, max: 1 },
  threads: { option: "ThreadsPerChild", default: 64, max: MOST_THREADS },
  platforms: { linux: false, unix: false, windows: true },
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "single-acceptor",
    wakes: "one",
    note: "One child process; its accept behaviour was not read.",
  },
  download: { holds: "worker", userBufferBytes: null, note: "The kernel's send buffer." },
  safety: "thread-safe",
  cpuPerRequestMs: 0.46,
  cpuPerRequestFrom: { basis: "assumed", how: "Not measured; taken as under the worker MPM on Linux." },
  gotchas: GOTCHAS,
  sources: SOURCES,
  unverified: [
    "How the winnt MPM accepts (only when a thread is free, or earlier) and keeps connections was not read.",
  ],
};
