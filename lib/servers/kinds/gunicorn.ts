import { MOST_PROCESSES, type ServerFacts } from "@/lib/servers/facts";

export const GUNICORN_SOURCE =
  "benoitc/gunicorn@65ac1a3a (26.1.0, 2026-08-22): docs/content/reference/settings.md, design.md, deploy.md, faq.md, roadmap.md:69, gunicorn/config.py, arbiter.py, sock.py";

export const REUSE_PORT =
  "--reuse-port gives each worker a socket of its own only since 0a0ef9d1 (2023-02-01, PR #2938); before, the one socket was shared over fork and the flag spread nothing.";

/** What every worker class of Gunicorn shares: the arbiter forks workers around one listening socket. */
export const gunicorn = {
  family: "gunicorn",
  status: "active",
  statusNote: null,
  versionChecked: "26.1.0",
  processes: { option: "--workers", default: 1, max: MOST_PROCESSES },
  backlog: { option: "--backlog", default: 2048 },
  platforms: { linux: true, unix: true, windows: false },
  preload: "option",
  maxRequestsOption: "--max-requests",
  gotchas: [
    "-t is --timeout, not threads: knative/docs PR #807 and gunicorn #2825 both took it for threads.",
    "The backlog is capped by net.core.somaxconn.",
    "--workers defaults to $WEB_CONCURRENCY where that is set; the Docker image sets 2 × CPUs + 1.",
    "Workers are not recycled by memory (request #3581, closed 2026-04): only --max-requests (with jitter) and the timeout.",
  ],
} as const satisfies Partial<ServerFacts>;
