import type { ServerKind } from "@/lib/scenario/serverKinds";
import { options, type Settings } from "./settings";

export type ApacheKind = Exclude<Extract<ServerKind, `mod_wsgi-${string}`>, "mod_wsgi-express">;

/** Above these, `ThreadLimit` must be raised before `ThreadsPerChild` (mpm_default.h). */
const THREAD_LIMIT = 64;
const WINNT_THREAD_LIMIT = 1920;

function connectionDirectives(settings: Settings): string[] {
  const { keepAliveSeconds } = settings;
  return keepAliveSeconds === 0 ? ["KeepAlive Off"] : options([["KeepAliveTimeout", keepAliveSeconds]], " ");
}

function daemonDirectives(settings: Settings): string[] {
  const daemon = options(
    [
      ["processes", settings.processes],
      ["threads", settings.threads],
      ["listen-backlog", settings.backlog],
      ["request-timeout", settings.timeoutSeconds],
      ["maximum-requests", settings.maxRequests],
    ],
    "=",
  );
  return [
    `WSGIDaemonProcess app ${daemon.join(" ")}`,
    "WSGIProcessGroup app",
    "WSGIApplicationGroup %{GLOBAL}",
    ...connectionDirectives(settings),
  ];
}

/** The MPM's pool, held at its full size: a pool that breathes starts cold interpreters under load. */
function poolDirectives(kind: ApacheKind, { processes, threads }: Settings): (readonly [string, number | null])[] {
  if (kind === "mod_wsgi-embedded-prefork")
    return [
      ["StartServers", processes],
      ["MinSpareServers", processes],
      ["MaxSpareServers", processes + 1],
      ["ServerLimit", processes],
      ["MaxRequestWorkers", processes],
    ];
  if (kind === "mod_wsgi-embedded-winnt")
    return [
      ["ThreadLimit", threads > WINNT_THREAD_LIMIT ? threads : null],
      ["ThreadsPerChild", threads],
    ];
  return [
    ["StartServers", processes],
    ["ServerLimit", processes],
    ["ThreadLimit", threads > THREAD_LIMIT ? threads : null],
    ["ThreadsPerChild", threads],
    ["MaxRequestWorkers", processes * threads],
    ["MinSpareThreads", processes * threads],
    ["MaxSpareThreads", processes * threads],
  ];
}

function embeddedDirectives(kind: ApacheKind, settings: Settings): string[] {
  return [
    ...options(
      [
        ...poolDirectives(kind, settings),
        ["ListenBackLog", settings.backlog],
        ["Timeout", settings.timeoutSeconds],
        ["MaxConnectionsPerChild", settings.maxRequests],
      ],
      " ",
    ),
    "WSGIApplicationGroup %{GLOBAL}",
    ...connectionDirectives(settings),
  ];
}

/** Directives that set the mix. */
export function apacheDirectives(kind: ApacheKind, settings: Settings): string {
  return (kind === "mod_wsgi-daemon" ? daemonDirectives(settings) : embeddedDirectives(kind, settings)).join("\n");
}

/** The same directives with where the application is. */
export function apacheConfig(kind: ApacheKind, settings: Settings): string {
  const slots = settings.processes * settings.threads;
  const note =
    kind === "mod_wsgi-daemon"
      ? [`# Each request also holds an Apache worker: keep MaxRequestWorkers well above ${slots}.`]
      : [];
  return [
    ...note,
    apacheDirectives(kind, settings),
    "WSGIScriptAlias / /srv/app/app.py",
    "<Directory /srv/app>",
    "  Require all granted",
    "</Directory>",
  ].join("\n");
}
