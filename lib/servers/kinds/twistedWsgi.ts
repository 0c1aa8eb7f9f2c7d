import { MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

export const twistedWsgi: ServerFacts = {
  kind: "twisted-wsgi",
  name: "Twisted Web WSGIResource",
  family: "twisted",
  status: "active",
  statusNote: null,
  versionChecked: "64661601a1 (2024-10-18)",
  versionMeasured: null,
  slot: "thread",
  processes: { option: null, default: 1, max: 1 },
  threads: { option: "reactor.suggestThreadPoolSize", default: 10, max: MOST_THREADS },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-unbounded",
    connectionLimit: null,
    connectionLimitOption: null,
    reusePort: false,
    mediation: "single-acceptor",
    note: "The reactor accepts always and queues for its thread pool.",
  },
  backlog: { option: "backlog", default: 50 },
  keepAlive: { supported: true, idleHolds: "connection", option: null, defaultIdleMs: null },
  upload: { holds: "nothing", note: "Read whole before the application is called." },
  download: {
    holds: "nothing",
    userBufferBytes: null,
    note: "Goes to the reactor's unbounded buffer, without back-pressure: a slow reader costs memory.",
  },
  platforms: { linux: true, unix: true, windows: true },
  preload: "never",
  safety: "thread-safe",
  timeout: { option: null, defaultMs: null, kills: "nothing", note: "There is no request timeout." },
  maxRequestsOption: null,
  frontEnd: "optional",
  cpuPerRequestMs: 1.13,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as Waitress, the measured server with a Python loop before a thread pool.",
  },
  gotchas: [
    "The reactor's pool is ThreadPool(0, 10); a ThreadPool() of one's own has 5 to 20 threads (threadpool.py:75).",
  ],
  sources: [
    "twisted/twisted@64661601a1 src/twisted/web/wsgi.py, src/twisted/python/threadpool.py:75, src/twisted/internet/base.py",
  ],
  unverified: [],
};
