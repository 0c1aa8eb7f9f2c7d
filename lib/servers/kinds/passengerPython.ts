import { MOST_PROCESSES, type ServerFacts } from "@/lib/servers/facts";

export const passengerPython: ServerFacts = {
  kind: "passenger-python",
  name: "Phusion Passenger, Python",
  family: "passenger",
  status: "active",
  statusNote: null,
  versionChecked: "080171e6e (2024-10-21), library 8412f58",
  versionMeasured: null,
  slot: "process",
  processes: { option: "passenger_max_pool_size", default: 6, max: MOST_PROCESSES },
  threads: { option: null, default: 1, max: 1 },
  acceptorSharesGil: false,
  accept: {
    policy: "front-end-queue",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "dispatcher",
    note: "The core process holds the queue and gives a request to a free, or the least busy, process.",
  },
  // The queue in the core process; beyond it the answer is 503. The socket's own backlog is 2048.
  backlog: { option: "passenger_max_request_queue_size", default: 100 },
  keepAlive: { supported: true, idleHolds: "nothing", option: null, defaultIdleMs: null },
  upload: { holds: "nothing", note: "The nginx integration buffers it." },
  download: {
    holds: "nothing",
    userBufferBytes: null,
    note: "Always buffered, on disk where it is large (response_buffer_high_watermark 128 MB).",
  },
  platforms: { linux: true, unix: true, windows: false },
  preload: "never",
  safety: "single-threaded",
  timeout: { option: null, defaultMs: null, kills: "nothing", note: "No request timeout was found for Python." },
  maxRequestsOption: null,
  frontEnd: "built-in",
  cpuPerRequestMs: 0.65,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as Gunicorn sync, the measured server with a Python loop and one request a process.",
  },
  gotchas: [
    "Python always has one request a process.",
    "The pool moves between passenger_min_instances (1) and the maximum, with an idle time of 300 s; set both equal for a steady pool, as modelled.",
    "More than passenger_max_request_queue_size (100) waiting requests get 503 (passenger_request_queue_overflow_status_code).",
    "The guide's formula is (memory × 0.75) / memory of a process; one worked example drops its 0.9 factor, and one figure (1558/779) does not add up.",
  ],
  sources: [
    "phusion/passenger@080171e6e src/cxx_supportlib/Constants.h:50-68",
    "phusion/passenger_library@8412f58 config/*/optimization, nginx reference, source/references/config_reference/nginx/index.html.md.erb:1590",
  ],
  unverified: ["Whether Python processes share memory loaded before a fork; taken as not."],
};
