import { MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";
import { GUNICORN_SOURCE, gunicorn, REUSE_PORT } from "./gunicorn";

export const gunicornGevent: ServerFacts = {
  ...gunicorn,
  kind: "gunicorn-gevent",
  name: "Gunicorn, gevent worker",
  versionChecked: "26.1.0 (needs gevent 24.10.1 or later)",
  versionMeasured: "20.1.0",
  slot: "greenlet",
  threads: { option: "--worker-connections", default: 1000, max: MOST_THREADS },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-to-connection-limit",
    connectionLimit: "slots",
    // The dial of slots is the limit.
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: `A StreamServer in each worker accepts until its pool is full (ggevent.py:65), one connection at a time where there are several workers (max_accept = 1, ggevent.py:80); all greenlets are runnable at once. ${REUSE_PORT}`,
  },
  keepAlive: { supported: true, idleHolds: "worker", option: "--keep-alive", defaultIdleMs: 2000 },
  upload: { holds: "worker", note: "Not buffered; holds only its greenlet." },
  download: { holds: "worker", userBufferBytes: null, note: "Sends co-operatively; holds only its greenlet." },
  safety: "greenlet-safe",
  timeout: {
    option: "--timeout",
    defaultMs: 30_000,
    kills: "nothing",
    note: "A heartbeat greenlet beats every second: waiting is not limited, but one CPU burst longer than this starves it and the whole worker is killed.",
  },
  frontEnd: "optional",
  cpuPerRequestMs: 0.68,
  cpuPerRequestFrom: {
    basis: "measured",
    how: "t23 (one CPU, small responses): 0.56 and 0.79 ms in two runs. On two CPUs 0.75 ms (t22).",
  },
  gotchas: [
    ...gunicorn.gotchas,
    "--threads is ignored. A greenlet runs until it yields: nothing pre-empts a CPU burst.",
    "A driver in C that blocks (mysqlclient, psycopg2 unpatched) stalls the whole process: 434.85 requests/s with pymysql against 272.14 with mysql-python (imom0 benchmark, remote database).",
    "Slow clients cost memory, not workers.",
  ],
  sources: [
    GUNICORN_SOURCE,
    "gunicorn/workers/ggevent.py",
    "gevent/gevent@04752c48 docs (intro.rst, on co-operative switching)",
    "imom0/gevent_django_benchmark@a862a63 README.md",
  ],
  unverified: [],
};
