import type { ServerKind } from "@/lib/scenario/serverKinds";
import { options, type Settings } from "./settings";

export type UwsgiKind = Extract<ServerKind, `uwsgi-${string}`>;

function pairs(kind: UwsgiKind, settings: Settings) {
  return [
    ["http-socket", ":8000"],
    ["module", "app:application"],
    ["processes", settings.processes],
    ["threads", kind === "uwsgi-threads" ? settings.threads : null],
    ["gevent", kind === "uwsgi-gevent" ? settings.threads : null],
    // Without it, waiting blocks the whole process.
    ["gevent-monkey-patch", kind === "uwsgi-gevent"],
    ["listen", settings.backlog],
    ["harakiri", settings.timeoutSeconds],
    ["max-requests", settings.maxRequests],
  ] as const;
}

export function uwsgiCommand(kind: UwsgiKind, settings: Settings): string {
  const flags = options(pairs(kind, settings), " ").map((pair) => `--${pair}`);
  return ["uwsgi", "--master", ...flags].join(" ");
}

export function uwsgiConfig(kind: UwsgiKind, settings: Settings): string {
  const lines = pairs(kind, settings).map(([option, value]) => [option, value === true ? "true" : value] as const);
  return ["[uwsgi]", "master = true", "need-app = true", ...options(lines, " = ")].join("\n");
}
