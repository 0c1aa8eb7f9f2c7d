import { MOST_PROCESSES, MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

export const hypercornWsgi: ServerFacts = {
  kind: "hypercorn-wsgi",
  name: "Hypercorn with a WSGI app",
  family: "hypercorn",
  status: "active",
  statusNote: null,
  versionChecked: "0e2311f (2025-11-08)",
  versionMeasured: null,
  slot: "thread",
  processes: { option: "--workers", default: 1, max: MOST_PROCESSES },
  // min(32, CPUs + 4): 8 on four CPUs.
  threads: { option: "asyncio default executor", default: 8, max: MOST_THREADS },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-unbounded",
    connectionLimit: null,
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: "The loop of each worker accepts and queues for asyncio's default executor.",
  },
  backlog: { option: "--backlog", default: 100 },
  keepAlive: { supported: true, idleHolds: "connection", option: "--keep-alive", defaultIdleMs: 5000 },
  upload: { holds: "nothing", note: "Read whole first, at most wsgi_max_body_size, 16 MB." },
  download: { holds: "connection", userBufferBytes: null, note: "Handed to the loop." },
  platforms: { linux: true, unix: true, windows: true },
  preload: "never",
  safety: "thread-safe",
  timeout: { option: null, defaultMs: null, kills: "nothing", note: "There is no request timeout." },
  maxRequestsOption: "--max-requests",
  frontEnd: "optional",
  cpuPerRequestMs: 1.13,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as Waitress, the measured server with a Python loop before a thread pool.",
  },
  gotchas: [
    "There is no option for threads: the pool is asyncio's default executor, min(32, CPUs + 4), unless code replaces it.",
  ],
  sources: ["pgjones/hypercorn@0e2311f src/hypercorn/config.py:70-115, src/hypercorn/asyncio/run.py, app_wrappers.py"],
  unverified: [
    "min(32, CPUs + 4) as the default executor's size is from memory of CPython.",
    "Whether a slow reader holds the thread (back-pressure on the response).",
  ],
};
