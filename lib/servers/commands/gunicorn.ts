import type { ServerKind } from "@/lib/scenario/serverKinds";
import { options, type Settings } from "./settings";

export type GunicornKind = Extract<ServerKind, `gunicorn-${string}` | "meinheld">;

const WORKER_CLASS: Readonly<Record<GunicornKind, string>> = {
  "gunicorn-sync": "sync",
  "gunicorn-gthread": "gthread",
  "gunicorn-gevent": "gevent",
  "gunicorn-eventlet": "eventlet",
  "gunicorn-tornado": "tornado",
  meinheld: "egg:meinheld#gunicorn_worker",
};

function threads(kind: GunicornKind, settings: Settings): number | null {
  return kind === "gunicorn-gthread" ? settings.threads : null;
}

/** A coroutine worker's slots are its connections; gthread's limit is a setting of its own. */
function workerConnections(kind: GunicornKind, settings: Settings): number | null {
  const slotsAreConnections = kind === "gunicorn-gevent" || kind === "gunicorn-eventlet";
  return slotsAreConnections ? settings.threads : settings.connectionLimit;
}

export function gunicornCommand(kind: GunicornKind, settings: Settings): string {
  const workerClass = WORKER_CLASS[kind];
  return [
    "gunicorn",
    ...options(
      [
        ["-k", kind === "gunicorn-sync" ? null : workerClass.includes("#") ? `"${workerClass}"` : workerClass],
        ["-w", settings.processes],
        ["--threads", threads(kind, settings)],
        ["--worker-connections", workerConnections(kind, settings)],
        ["--backlog", settings.backlog],
        ["--timeout", settings.timeoutSeconds],
        ["--keep-alive", settings.keepAliveSeconds],
        ["--max-requests", settings.maxRequests],
        ["--max-requests-jitter", settings.maxRequestsJitter],
        ["--preload", settings.preload],
      ],
      " ",
    ),
    "app:application",
  ].join(" ");
}

export function gunicornConfig(kind: GunicornKind, settings: Settings): string {
  return options(
    [
      ["wsgi_app", '"app:application"'],
      ["worker_class", `"${WORKER_CLASS[kind]}"`],
      ["workers", settings.processes],
      ["threads", threads(kind, settings)],
      ["worker_connections", workerConnections(kind, settings)],
      ["backlog", settings.backlog],
      ["timeout", settings.timeoutSeconds],
      ["keepalive", settings.keepAliveSeconds],
      ["max_requests", settings.maxRequests],
      ["max_requests_jitter", settings.maxRequestsJitter],
      ["preload_app", settings.preload ? "True" : null],
    ],
    " = ",
  ).join("\n");
}
