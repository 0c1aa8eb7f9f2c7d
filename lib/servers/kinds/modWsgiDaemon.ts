import { MOST_PROCESSES, MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

export const modWsgiDaemon: ServerFacts = {
  kind: "mod_wsgi-daemon",
  name: "mod_wsgi, daemon mode",
  family: "mod_wsgi",
  status: "active",
  statusNote: null,
  versionChecked: "6.0.5",
  versionMeasured: "4.9.4",
  slot: "thread",
  processes: { option: "processes=", default: 1, max: MOST_PROCESSES },
  threads: { option: "threads=", default: 15, max: MOST_THREADS },
  acceptorSharesGil: false,
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "mutex",
    wakes: "one",
    note: "One idle thread of each process (a LIFO stack) waits at a time, behind a cross-process accept mutex (WSGIAcceptMutex), which spreads requests over processes on purpose to ease the GIL.",
  },
  backlog: { option: "listen-backlog=", default: 100 },
  // Apache keeps the clients' connections; a daemon thread never sees them idle.
  keepAlive: { supported: true, idleHolds: "nothing", option: "KeepAliveTimeout", defaultIdleMs: 5000 },
  upload: {
    holds: "worker",
    note: "The daemon is connected first and the body proxied in chunks: a slow upload holds the Apache worker and the daemon thread.",
  },
  download: {
    holds: "worker",
    userBufferBytes: 65_535,
    note: "The daemon thread is held for what is not yet in the UNIX socket and the Apache child's output filter (64 KiB counted); then only the Apache worker is.",
  },
  platforms: { linux: true, unix: true, windows: false },
  preload: "never",
  safety: "thread-safe",
  timeout: {
    option: "request-timeout=",
    defaultMs: null,
    kills: "worker",
    note: "Off by default. Fires at request-timeout × (1 + ln threads) in one thread (about 3.3 times at 10 threads; wsgi_daemon.c:3057-3073) and restarts the process.",
  },
  maxRequestsOption: "maximum-requests=",
  frontEnd: "built-in",
  cpuPerRequestMs: 0.69,
  cpuPerRequestFrom: {
    basis: "measured",
    how: "t17 (one CPU, small responses): 0.56 and 0.83 ms in two runs, Apache's own part included. On two CPUs 0.70 and 0.80 ms (t35, t16).",
  },
  gotchas: [
    "The author's sizing: I/O-bound, processes = CPUs and 15 threads; CPU-bound, 1 to 3 threads (at most 3 to 5); a steady load should leave the pool about half busy.",
    "The default is a single process: one GIL for 15 threads.",
    "Every request in flight also holds a worker of Apache (MaxRequestWorkers).",
    "A full listen-backlog: Apache retries for connect-timeout (15 s), then answers 503; queue-timeout (off by default) is checked only at pick-up and answers 504.",
    "Clients that never read could block the whole application before response-socket-timeout (release notes 4.5.13).",
    "No shared interpreter state: the full memory for each process, no copy-on-write.",
    "response-buffer-size (8 MiB since 6.0.2; 64 KiB with another meaning before) only forces a flush; it is no socket buffer.",
  ],
  sources: [
    "GrahamDumpleton/mod_wsgi@dbaca2e (6.0.5, 2026-06-27): docs/configuration-directives/WSGIDaemonProcess.rst, docs/user-guides/{processes-and-threading,request-pipeline,gil-modes-and-free-threading,security-hardening}.rst, src/server/{wsgi_daemon,wsgi_remote}.c",
    "mod_wsgi issues #599 #777 #878 #592",
  ],
  unverified: [
    "How many bytes the UNIX socket's buffers (the kernel's default) and the Apache child absorb in practice before the daemon thread is free.",
    "How the server's CPU time divides between the daemon (part of it under the GIL) and Apache: all of it is counted as the daemon's.",
  ],
};
