import { MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";
import { GUNICORN_SOURCE, gunicorn, REUSE_PORT } from "./gunicorn";

export const gunicornGthread: ServerFacts = {
  ...gunicorn,
  kind: "gunicorn-gthread",
  name: "Gunicorn, gthread worker",
  versionMeasured: "20.1.0",
  slot: "thread",
  threads: { option: "--threads", default: 1, max: MOST_THREADS },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-to-connection-limit",
    connectionLimit: 1000,
    connectionLimitOption: "--worker-connections",
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: `The main thread of each worker accepts while it has fewer connections than --worker-connections (gthread.py:408) and queues them privately, so a busy process hoards while others idle. ${REUSE_PORT}`,
  },
  // At most worker_connections − threads connections are kept alive (gthread.py:245).
  keepAlive: { supported: true, idleHolds: "connection", option: "--keep-alive", defaultIdleMs: 2000 },
  upload: { holds: "worker", note: "Not buffered: once a request has begun, reading its body blocks the thread." },
  download: {
    holds: "worker",
    userBufferBytes: null,
    note: "Only the kernel's send buffer; sending blocks the thread.",
  },
  safety: "thread-safe",
  timeout: {
    option: "--timeout",
    defaultMs: 30_000,
    kills: "nothing",
    note: "Heartbeat of the main loop only: it does not limit a request.",
  },
  frontEnd: "recommended",
  cpuPerRequestMs: 0.83,
  cpuPerRequestFrom: {
    basis: "measured",
    how: "Median of t07 and t08 (one CPU, small responses); 0.74 and 0.92 ms. On two CPUs 0.61 to 0.96 ms (t09 to t12, t31, t33).",
  },
  gotchas: [
    ...gunicorn.gotchas,
    "Requests queue at a busy worker while others idle: #3433 (open 2025-11), #2191, #2192, #1364, #2817. --worker-connections equal to --threads makes a process accept only what its threads can take (measured: t12 against t33).",
    "Keep-alive of 2 s below a load balancer's idle timeout of 60 s gives sporadic 502s (conbench #1156, PostHog #17897, alphagov #4826, adaguc #317).",
    "Versions differ in when a connection reaches the pool: 20.1.0 (measured) at accept; 21 to 23 once readable (PR #2918); 24.0 at accept, so silent clients exhaust the pool (#3518); from 25.2.0 (b5f127e9) a thread waits 5 s for the first byte, then hands the connection back.",
    "--max-requests is counted by process, not by thread.",
  ],
  sources: [
    GUNICORN_SOURCE,
    "gunicorn/workers/gthread.py (lines 41, 244-260, 408, 481, 666)",
    "gunicorn issues #3433 #3518 #2191 #2192 #1364 #2817",
  ],
  unverified: [],
};
