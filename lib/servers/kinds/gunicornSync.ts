import type { ServerFacts } from "@/lib/servers/facts";
import { GUNICORN_SOURCE, gunicorn, REUSE_PORT } from "./gunicorn";

export const gunicornSync: ServerFacts = {
  ...gunicorn,
  kind: "gunicorn-sync",
  name: "Gunicorn, sync worker",
  versionMeasured: "20.1.0",
  slot: "process",
  threads: { option: null, default: 1, max: 1 },
  acceptorSharesGil: false,
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: `Each worker accepts on the one shared, non-blocking listener until it is empty, then selects; the arbiter never touches clients. A thundering herd is possible (FAQ, #792). ${REUSE_PORT}`,
  },
  keepAlive: { supported: false, idleHolds: "worker", option: null, defaultIdleMs: null },
  upload: { holds: "worker", note: "Not buffered: the application reads the socket through wsgi.input." },
  download: { holds: "worker", userBufferBytes: null, note: "Only the kernel's send buffer." },
  safety: "single-threaded",
  timeout: {
    option: "--timeout",
    defaultMs: 30_000,
    kills: "worker",
    note: "A worker silent for longer is killed; a sync worker is silent while it serves, so this is a limit on a request.",
  },
  frontEnd: "required",
  cpuPerRequestMs: 0.65,
  cpuPerRequestFrom: {
    basis: "measured",
    how: "Median of t01, t02, t03, t06 and t30 (one CPU, small responses, nothing lost); cases 0.47 to 0.78 ms.",
  },
  gotchas: [
    ...gunicorn.gotchas,
    "Deploy documents: put a buffering proxy in front, or slow clients deny the service trivially.",
    "After accept it blocks on reading the request, so an idle connection opened in advance (a load balancer's, a browser's) holds the worker: #1194, #1296.",
    "--threads above 1 silently turns sync into gthread; --keep-alive and --worker-connections are ignored.",
  ],
  sources: [
    GUNICORN_SOURCE,
    "gunicorn/workers/sync.py (force_close: 177-179)",
    "gunicorn issues #792 #1194 #1296 #3581",
  ],
  unverified: [],
};
