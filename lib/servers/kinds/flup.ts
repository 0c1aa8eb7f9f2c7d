import { MOST_PROCESSES, MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

const family = {
  family: "flup",
  status: "historic",
  statusNote: "Django's runfcgi was deprecated in 1.7 and removed in 1.9.",
  versionChecked: "stored copies of flup",
  versionMeasured: null,
  keepAlive: { supported: false, idleHolds: "nothing", option: null, defaultIdleMs: null },
  upload: { holds: "worker", note: "The front-end server buffers, or not: say so under the front end." },
  download: { holds: "worker", userBufferBytes: null, note: "The front-end server buffers, or not." },
  preload: "default",
  timeout: { option: null, defaultMs: null, kills: "nothing", note: "There is no request timeout." },
  frontEnd: "required",
} as const satisfies Partial<ServerFacts>;

const FRONT_END = "It speaks FastCGI, SCGI or AJP only: a web server must stand in front.";
const FRONT_END_UNVERIFIED = "How the front end's buffering plays together with it; the backlog's size.";

export const flupPrefork: ServerFacts = {
  ...family,
  kind: "flup-prefork",
  name: "flup FastCGI, prefork",
  slot: "process",
  processes: { option: "maxChildren", default: 50, max: MOST_PROCESSES },
  threads: { option: null, default: 1, max: 1 },
  acceptorSharesGil: false,
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: "Every idle child selects on the shared non-blocking socket, then accepts: a thundering herd, no mutex.",
  },
  backlog: { option: null, default: 128 },
  platforms: { linux: true, unix: true, windows: false },
  safety: "single-threaded",
  maxRequestsOption: "maxRequests",
  cpuPerRequestMs: 0.65,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as Gunicorn sync, the measured pre-forking server in Python.",
  },
  gotchas: [
    FRONT_END,
    "The number of children moves between maxSpare (5) and maxChildren (50), with minSpare 1; modelled at maxChildren.",
    "FastCGI's multiplexing is not used by prefork.",
  ],
  sources: [
    "flup preforkserver.py (stored copy, index id 366789849)",
    "Django runfcgi help (core/servers/fastcgi.py, copy in a gerrit web application)",
  ],
  unverified: [FRONT_END_UNVERIFIED, "That the application is imported before the fork (copy-on-write)."],
};

export const flupThreaded: ServerFacts = {
  ...family,
  kind: "flup-threaded",
  name: "flup FastCGI, threaded",
  slot: "thread",
  processes: { option: null, default: 1, max: 1 },
  threads: { option: "maxThreads", default: MOST_THREADS, max: MOST_THREADS },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-unbounded",
    connectionLimit: null,
    connectionLimitOption: null,
    reusePort: false,
    mediation: "single-acceptor",
    wakes: "one",
    note: "What was accepted waits in the process's own work queue.",
  },
  backlog: { option: null, default: 128 },
  platforms: { linux: true, unix: true, windows: false },
  preload: "never",
  safety: "thread-safe",
  maxRequestsOption: null,
  cpuPerRequestMs: 0.83,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as Gunicorn gthread, the measured Python server whose main thread feeds a pool.",
  },
  gotchas: [FRONT_END, "maxThreads is unlimited by default (sys.maxint); minSpare 1, maxSpare 5."],
  sources: ["flup threadpool.py (stored copy, index id 145453701)"],
  unverified: [
    FRONT_END_UNVERIFIED,
    "The accept loop of threadedserver.py was not read.",
    "Windows: not verified; taken as unsupported.",
  ],
};
