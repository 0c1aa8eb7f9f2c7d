import type { ServerFacts } from "@/lib/servers/facts";
import { GUNICORN_SOURCE, gunicorn, REUSE_PORT } from "./gunicorn";

export const gunicornTornado: ServerFacts = {
  ...gunicorn,
  kind: "gunicorn-tornado",
  name: "Gunicorn, tornado worker with a WSGI app",
  status: "not-recommended",
  statusNote: "A WSGI application blocks the event loop that it runs on.",
  versionChecked: "26.1.0 (needs Tornado 6.5 or later)",
  versionMeasured: null,
  slot: "process",
  threads: { option: null, default: 1, max: 1 },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-unbounded",
    connectionLimit: null,
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: `The application runs on the IOLoop's own thread (WSGIContainer without an executor); what it accepted waits privately in the loop. ${REUSE_PORT}`,
  },
  keepAlive: { supported: true, idleHolds: "connection", option: null, defaultIdleMs: null },
  upload: { holds: "nothing", note: "The IOLoop parses the whole body before it calls the application." },
  download: { holds: "nothing", userBufferBytes: null, note: "Collected whole, then written by the IOLoop." },
  safety: "single-threaded",
  timeout: {
    option: "--timeout",
    defaultMs: 30_000,
    kills: "worker",
    note: "The heartbeat comes from the loop: a request that blocks it for longer gets the worker killed.",
  },
  frontEnd: "optional",
  cpuPerRequestMs: 1.13,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as Waitress's, the measured server whose own loop is also pure Python.",
  },
  sources: [GUNICORN_SOURCE, "gunicorn/workers/gtornado.py", "tornadoweb/tornado@e5300314 tornado/wsgi.py"],
  unverified: [
    "That a long request is killed follows from the heartbeat running on the blocked loop; it was not tested.",
  ],
};
