import { MOST_PROCESSES, MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

export const nginxUnit: ServerFacts = {
  kind: "nginx-unit",
  name: "NGINX Unit, Python",
  family: "unit",
  status: "unmaintained",
  statusNote: "Its repository has sought maintainers since 2025-09.",
  versionChecked: "ad736f9f, documents 9f83b8d",
  versionMeasured: null,
  slot: "thread",
  processes: { option: "processes", default: 1, max: MOST_PROCESSES },
  threads: { option: "threads", default: 1, max: MOST_THREADS },
  acceptorSharesGil: false,
  accept: {
    policy: "front-end-queue",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "dispatcher",
    wakes: "one",
    note: "A router process (one listening thread for each CPU) always accepts and hands a request to a free application context over shared memory.",
  },
  // −1 in its configuration: 4096 on Linux 5.4 and later, 511 elsewhere.
  backlog: { option: "listeners.*.backlog", default: 4096 },
  keepAlive: { supported: true, idleHolds: "nothing", option: "idle_timeout", defaultIdleMs: 180_000 },
  upload: { holds: "nothing", note: "The router reads the body: 16 KiB in memory, at most 8 MB, 30 s to read." },
  download: {
    holds: "nothing",
    userBufferBytes: null,
    note: "Goes to shared memory; nothing is held until the application's shm_limit, 100 MB by default, is used up.",
  },
  platforms: { linux: true, unix: true, windows: false },
  preload: "never",
  safety: "thread-safe",
  timeout: {
    option: "limits.timeout",
    defaultMs: null,
    kills: "request",
    note: "Off by default.",
  },
  maxRequestsOption: "limits.requests",
  frontEnd: "built-in",
  cpuPerRequestMs: 0.31,
  cpuPerRequestFrom: {
    basis: "assumed",
    how: "Not measured; taken as uWSGI with threads, the measured server that also parses in C.",
  },
  gotchas: ["processes may also be a range (max, spare, idle_timeout): then new ones start under load, cold."],
  sources: [
    "nginx/unit@ad736f9f src/nxt_main_process.c (shm_limit: 523), src/nxt_port_memory_int.h",
    "nginx/unit-docs@9f83b8d source/configuration/index.rst",
  ],
  unverified: [
    "When the application's thread is free under a slow client is inferred, not tested.",
    "Windows: no statement found; taken as unsupported.",
    "Whether Python modules are loaded in the prototype process before the fork; taken as not shared.",
  ],
};
