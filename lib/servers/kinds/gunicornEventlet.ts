import type { ServerFacts } from "@/lib/servers/facts";
import { GUNICORN_SOURCE } from "./gunicorn";
import { gunicornGevent } from "./gunicornGevent";

export const gunicornEventlet: ServerFacts = {
  ...gunicornGevent,
  kind: "gunicorn-eventlet",
  name: "Gunicorn, eventlet worker",
  status: "removed",
  statusNote: "Removed in Gunicorn 26.0.0 (2026-05-05); only in older versions.",
  versionChecked: "26.1.0 changelog",
  versionMeasured: null,
  accept: { ...gunicornGevent.accept, note: "Taken as gevent's: up to --worker-connections in each process." },
  timeout: { ...gunicornGevent.timeout, note: "Taken as gevent's: waiting is not limited, a long CPU burst is." },
  cpuPerRequestFrom: { basis: "assumed", how: "Not measured; taken as the gevent worker's." },
  gotchas: [
    "Without monkey patching, time.sleep blocks the process: 8.93 requests/s with 9 workers and 1 s requests, no better than sync (dhensen benchmark, case 3).",
    "A greenlet runs until it yields: nothing pre-empts a CPU burst.",
  ],
  sources: [`${GUNICORN_SOURCE}, changelog`, "dhensen/gunicorn-benchmark@dfcb799 README.md"],
  unverified: [
    "Accept, connection, keep-alive and timeout behaviour of the removed worker is taken as gevent's; its code was not read.",
  ],
};
