import type { ServerFacts } from "@/lib/servers/facts";
import { modWsgiDaemon } from "./modWsgiDaemon";

/** Daemon mode with an Apache that it configures and starts itself. */
export const modWsgiExpress: ServerFacts = {
  ...modWsgiDaemon,
  kind: "mod_wsgi-express",
  name: "mod_wsgi-express",
  versionMeasured: null,
  processes: { ...modWsgiDaemon.processes, option: "--processes" },
  threads: { ...modWsgiDaemon.threads, option: "--threads", default: 5 },
  backlog: { option: "--daemon-backlog", default: 100 },
  keepAlive: { ...modWsgiDaemon.keepAlive, option: "--keep-alive-timeout", defaultIdleMs: 2000 },
  timeout: {
    option: "--request-timeout",
    defaultMs: 60_000,
    kills: "worker",
    note: "As in daemon mode, but on by default: fires at the timeout × (1 + ln threads) in one thread and restarts the process.",
  },
  maxRequestsOption: "--maximum-requests",
  frontEnd: "optional",
  cpuPerRequestFrom: { basis: "assumed", how: "Not measured; taken as daemon mode, which it runs." },
  gotchas: [
    "Apache gets 10 + max(10, 1.5 × processes × threads) workers.",
    "--queue-timeout 45 s, --connect-timeout 15 s and --socket-timeout 60 s are on by default; the listener's backlog is 500, the daemon's 100.",
    "--limit-request-body is 10 MB by default.",
    "On Windows only embedded mode exists, not express.",
  ],
  sources: ["GrahamDumpleton/mod_wsgi@dbaca2e (6.0.5, 2026-06-27): src/express/options.py", "mod_wsgi issue #456"],
};
