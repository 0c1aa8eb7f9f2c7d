import { MOST_PROCESSES, type ServerFacts } from "@/lib/servers/facts";

export const meinheld: ServerFacts = {
  kind: "meinheld",
  name: "meinheld (as Gunicorn worker)",
  family: "meinheld",
  status: "dormant",
  statusNote: "Last commit 2020-06-24.",
  versionChecked: "6ddb22b",
  versionMeasured: null,
  slot: "process",
  processes: { option: "--workers", default: 1, max: MOST_PROCESSES },
  threads: { option: null, default: 1, max: 1 },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-unbounded",
    connectionLimit: null,
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: "A picoev loop accepts; what it accepted waits privately in the loop.",
  },
  // Alone, meinheld listens with 4096; as a worker, with what Gunicorn's listener has.
  backlog: { option: "--backlog", default: 2048 },
  keepAlive: { supported: true, idleHolds: "connection", option: "--keep-alive", defaultIdleMs: 2000 },
  upload: { holds: "nothing", note: "Buffered: 500 KB in memory, then in a file; at most 16 MB." },
  download: { holds: "connection", userBufferBytes: null, note: "Written by the loop without blocking." },
  platforms: { linux: true, unix: true, windows: false },
  preload: "option",
  safety: "greenlet-safe",
  timeout: {
    option: null,
    defaultMs: null,
    kills: "nothing",
    note: "A read timeout of 30 s bounds waiting for the client, not the request.",
  },
  maxRequestsOption: "--max-requests",
  frontEnd: "optional",
  cpuPerRequestMs: 0.25,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as uWSGI with processes, whose throughput it matched within 5 % in calpaterson/python-web-perf@e5150ab (Bottle, 16 workers each).",
  },
  gotchas: [
    "One request at a time in a process, unless the application is patched to yield as greenlets.",
    "Stand-alone it keeps no connection alive (is_keep_alive = 0) and its backlog is 4096; as a Gunicorn worker Gunicorn's settings hold.",
  ],
  sources: ["mopemope/meinheld@6ddb22b: meinheld/server/server.c, README, gmeinheld.py"],
  unverified: [
    "What the threshold for buffering a body in a file means exactly.",
    "How Gunicorn's --timeout and --max-requests act on this worker was not read.",
  ],
};
