import { options, type Settings } from "./settings";

/** Granian takes no backlog under 128. */
const GRANIAN_LEAST_BACKLOG = 128;

export function granianCommand(settings: Settings): string {
  return [
    "granian --interface wsgi",
    ...options(
      [
        ["--workers", settings.processes],
        ["--blocking-threads", settings.threads],
        ["--backlog", settings.backlog === null ? null : Math.max(GRANIAN_LEAST_BACKLOG, settings.backlog)],
        ["--backpressure", settings.connectionLimit],
        ["--no-http1-keep-alive", settings.keepAliveSeconds === 0],
      ],
      " ",
    ),
    "app:application",
  ].join(" ");
}

export function waitressCommand(settings: Settings): string {
  return [
    "waitress-serve",
    ...options(
      [
        ["--threads", settings.threads],
        ["--backlog", settings.backlog],
        ["--connection-limit", settings.connectionLimit],
        // It can't be turned off: an idle connection holds no thread.
        ["--channel-timeout", settings.keepAliveSeconds === 0 ? null : settings.keepAliveSeconds],
      ],
      "=",
    ),
    "app:application",
  ].join(" ");
}

/** It writes Apache's configuration itself. */
export function expressCommand(settings: Settings): string {
  return [
    "mod_wsgi-express start-server app.py",
    ...options(
      [
        ["--processes", settings.processes],
        ["--threads", settings.threads],
        ["--daemon-backlog", settings.backlog],
        ["--request-timeout", settings.timeoutSeconds],
        ["--maximum-requests", settings.maxRequests],
        ["--keep-alive-timeout", settings.keepAliveSeconds],
      ],
      " ",
    ),
  ].join(" ");
}
