import type { Change } from "@/lib/planning/advice/advice";
import type { OperatingSystem } from "@/lib/scenario/operatingSystem";
import type { ServerKind } from "@/lib/scenario/serverKinds";
import { SERVER_LIST } from "@/lib/servers/catalogue";
import type { ServerFacts } from "@/lib/servers/facts";
import type { ChangeContext } from "./changeContext";

/** The same server with threads: what to try first where a process serves one request at a time. */
const THREADED: Readonly<Partial<Record<ServerKind, ServerKind>>> = {
  "gunicorn-sync": "gunicorn-gthread",
  "uwsgi-processes": "uwsgi-threads",
  "mod_wsgi-embedded-prefork": "mod_wsgi-daemon",
};

function runsOn({ platforms }: ServerFacts, os: OperatingSystem): boolean {
  return os === "windows" ? platforms.windows : os === "linux" ? platforms.linux : platforms.unix;
}

function effortOf(facts: ServerFacts, from: ServerFacts): string {
  const move =
    facts.family === from.family
      ? "Another setting of the server you have."
      : "Another server to learn and deploy: a day, and a test of it all.";
  const known = facts.versionMeasured === null ? " Its own cost was not measured, only taken from a sibling's." : "";
  const threads = from.slot === "process" && facts.slot === "thread" ? " The application must be thread-safe." : "";
  return `${move}${threads}${known}`;
}

/** Other servers of the catalogue that are maintained and run on this system. Coroutines ask for a changed application. */
export function serverKindChanges({ scenario, facts }: ChangeContext): Change[] {
  const { server, host, application } = scenario;
  const threaded = THREADED[server.kind];
  return SERVER_LIST.filter(
    (one) =>
      one.kind !== server.kind &&
      one.kind !== "ideal" &&
      (one.status === "active" || one.status === "maintenance") &&
      runsOn(one, host.os) &&
      one.safety !== "greenlet-safe" &&
      (one.safety === "single-threaded" || application.threadSafe),
  ).map((one) => ({
    id: one.kind === threaded ? "threads-for-processes" : `server:${one.kind}`,
    factor: "server",
    title: one.kind === threaded ? `${one.name}: threads for processes` : `${one.name} in place of ${facts.name}`,
    effort: effortOf(one, facts),
    scenario: { ...scenario, server: { ...server, kind: one.kind, connectionLimit: null, backlog: null } },
    costFactor: 1,
  }));
}
