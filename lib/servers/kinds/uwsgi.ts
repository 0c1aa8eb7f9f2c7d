import { MOST_PROCESSES, MOST_THREADS, type ServerFacts } from "@/lib/servers/facts";

const DOCS =
  "unbit/uwsgi-docs@ecb5670: ThingsToKnow, articles/SerializingAccept, Cheaper, HTTP, Async, Gevent, OffloadSubsystem";
const SOURCE =
  "unbit/uwsgi@6cbb2177 (master 2.1-dev, 2025-09-21): core/init.c (listen_queue = 100, line 124), core/loop.c, core/utils.c wsgi_req_accept (line 1510), core/socket.c:127, core/lock.c:763";
const UNVERIFIED = [
  "The --http router streams page-sized buffers of a response; its effect on slow clients was not measured.",
  "That an idle keep-alive connection on http11-socket holds the worker was not tested.",
];
const GOTCHAS = [
  "The default --listen of 100 drops bursts: unbit/uwsgi #1804 (500 gave no errors at 388 requests/s, 515 ms). Start-up fails where it is above net.core.somaxconn.",
  'The documents: "There is no magic rule for setting the number of processes or threads"; 2 × CPUs "will not be enough".',
  "Keep-alive only with http11-socket (2.0.16 or later) or in the --http router, not with http-socket or socket.",
  "--socket-timeout 4 s limits each read and write of a client.",
  "Runs on Windows only under Cygwin.",
];

const family = {
  family: "uwsgi",
  status: "maintenance",
  statusNote: "In maintenance mode: fixes only.",
  versionChecked: "master 2025-09-21",
  processes: { option: "--processes", default: 1, max: MOST_PROCESSES },
  acceptorSharesGil: false,
  backlog: { option: "--listen", default: 100 },
  keepAlive: { supported: false, idleHolds: "worker", option: null, defaultIdleMs: null },
  upload: { holds: "worker", note: "Not buffered unless --post-buffering; up to --socket-timeout between reads." },
  download: { holds: "worker", userBufferBytes: null, note: "Written as the client reads, with --socket-timeout 4 s." },
  platforms: { linux: true, unix: true, windows: false },
  preload: "default",
  timeout: {
    option: "--harakiri",
    defaultMs: null,
    kills: "worker",
    note: "Off by default. A limit on a request: the whole process is killed, with the other requests in it.",
  },
  maxRequestsOption: "--max-requests",
} as const satisfies Partial<ServerFacts>;

export const uwsgiProcesses: ServerFacts = {
  ...family,
  kind: "uwsgi-processes",
  name: "uWSGI, processes only",
  versionMeasured: "2.0.21",
  slot: "process",
  threads: { option: null, default: 1, max: 1 },
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: "Each process accepts, reads, serves. Without --thunder-lock the kernel wakes every idle process for one connection. (Code that turns the lock on by itself is inside #ifdef UNBIT, init.c:536.)",
  },
  safety: "single-threaded",
  frontEnd: "required",
  cpuPerRequestMs: 0.25,
  cpuPerRequestFrom: { basis: "measured", how: "t13 (one CPU, small responses): 0.19 and 0.30 ms in two runs." },
  gotchas: GOTCHAS,
  sources: [SOURCE, DOCS, "unbit/uwsgi issues #1804 #2444 #2250 #1647"],
  unverified: UNVERIFIED,
};

export const uwsgiThreads: ServerFacts = {
  ...family,
  kind: "uwsgi-threads",
  name: "uWSGI, processes × threads",
  versionMeasured: "2.0.21",
  slot: "thread",
  threads: { option: "--threads", default: 1, max: MOST_THREADS },
  accept: {
    policy: "accept-when-free",
    connectionLimit: "slots",
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: 'A mutex in each process lets one of its threads wait for a connection at a time; between processes there is none without --thunder-lock (since 1.4.6), the "Zeeg problem". The ipcsem lock engine spreads in turn.',
  },
  safety: "thread-safe",
  frontEnd: "required",
  cpuPerRequestMs: 0.31,
  cpuPerRequestFrom: {
    basis: "measured",
    how: "t15 (one CPU, small responses): 0.24 and 0.38 ms in two runs. On two CPUs 0.24 and 0.33 ms (t32, t14).",
  },
  gotchas: [
    ...GOTCHAS,
    "2.0 starts the GIL only with --enable-threads or --threads; background threads of the application need it.",
  ],
  sources: [SOURCE, DOCS, "unbit/uwsgi issues #1804 #2444 #2250 #1647"],
  unverified: UNVERIFIED,
};

export const uwsgiGevent: ServerFacts = {
  ...family,
  kind: "uwsgi-gevent",
  name: "uWSGI, gevent",
  versionMeasured: null,
  slot: "greenlet",
  threads: { option: "--gevent", default: 1, max: MOST_THREADS },
  acceptorSharesGil: true,
  accept: {
    policy: "greedy-to-connection-limit",
    connectionLimit: "slots",
    // The dial of slots is the limit.
    connectionLimitOption: null,
    reusePort: false,
    mediation: "none",
    wakes: "all",
    note: "A process accepts while it has a free async core.",
  },
  upload: { holds: "worker", note: "Not buffered unless --post-buffering; holds its async core." },
  download: { holds: "worker", userBufferBytes: null, note: "Sends co-operatively; holds its async core." },
  safety: "greenlet-safe",
  frontEnd: "optional",
  cpuPerRequestMs: 0.31,
  cpuPerRequestFrom: { basis: "assumed", how: "Not measured; taken as uWSGI with threads." },
  gotchas: [
    'The documents on async: it "will not speed up your app"; "If in doubt do not use".',
    "--gevent excludes --threads; it is off by default.",
    "Without --gevent-monkey-patch a wait blocks its whole process: four requests that each slept 0.5 s took 2.0 s in one process of 8 cores, with it 0.5 s (2.0.21).",
    ...GOTCHAS,
  ],
  sources: [SOURCE, DOCS],
  unverified: UNVERIFIED,
};
