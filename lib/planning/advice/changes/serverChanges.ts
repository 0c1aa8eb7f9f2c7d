import { count, milliseconds } from "@/lib/analytic/wording";
import type { Change } from "@/lib/planning/advice/advice";
import { canFork } from "@/lib/scenario/operatingSystem";
import type { ChangeContext } from "./changeContext";

/** Settings of the server that stays: what stands in front, whom it accepts, what it shares, when it gives up. */
export function serverChanges({ scenario, facts, start }: ChangeContext): Change[] {
  const { server, application, host } = scenario;
  const { prediction, mix } = start;
  const codes = prediction.findings.map(({ code }) => code);
  const changes: Change[] = [];
  const add = (change: Omit<Change, "factor" | "costFactor" | "scenario">, part: Partial<typeof server>) =>
    changes.push({
      ...change,
      factor: "server",
      costFactor: 1,
      scenario: { ...scenario, server: { ...server, ...part } },
    });
  const { frontEnd } = server;
  const buffers = frontEnd.kind !== "none" && frontEnd.buffersRequests && frontEnd.buffersResponses;
  if (!buffers && facts.frontEnd !== "built-in")
    add(
      {
        id: "front-end",
        title:
          frontEnd.kind === "none"
            ? "Put nginx in front, buffering requests and responses"
            : "Let the front end buffer requests and responses",
        effort:
          frontEnd.kind === "none"
            ? "One more program to run and configure, light on CPU; it also serves static files and ends TLS."
            : "A setting of the front end; large bodies then take its memory or disk.",
      },
      {
        frontEnd: {
          ...frontEnd,
          kind: frontEnd.kind === "none" ? "nginx" : frontEnd.kind,
          buffersRequests: true,
          buffersResponses: true,
        },
      },
    );
  const { accept } = facts;
  if (
    accept.connectionLimitOption !== null &&
    accept.policy !== "accept-when-free" &&
    mix.processes > 1 &&
    (server.connectionLimit ?? accept.connectionLimit ?? Number.POSITIVE_INFINITY) !== mix.threads
  )
    add(
      {
        id: "connection-limit",
        title: `${accept.connectionLimitOption} ${count(mix.threads)}: a process accepts only what its ${facts.slot}s can take`,
        effort: "One setting. Kept-alive connections count too, so leave keep-alive to the front end.",
      },
      { connectionLimit: mix.threads },
    );
  if (
    facts.preload === "option" &&
    !server.preload &&
    canFork(host.os) &&
    application.memory.sharedBeforeForkMiB > 0 &&
    mix.processes > 1
  )
    add(
      {
        id: "preload",
        title: "Load the application before fork, so that processes share its memory",
        effort: "One setting. Connections opened at import are then shared by mistake: open them after fork.",
      },
      { preload: true },
    );
  if (codes.includes("backlog-overflows") && !codes.includes("overload") && facts.backlog.option !== null) {
    const backlog = Math.max(2048, 4 * (server.backlog ?? facts.backlog.default));
    add(
      {
        id: "backlog",
        title: `${facts.backlog.option} ${count(backlog)}: room for the queue of a busy moment`,
        effort: "One setting, and net.core.somaxconn at least as high. Those who wait there wait longer than before.",
      },
      { backlog },
    );
  }
  if (codes.includes("timeout-kills-requests") && facts.timeout.option !== null) {
    const longest = Math.max(...(prediction.performance?.classes ?? []).map((one) => one.server.p99Ms), 1000);
    const timeoutMs = Math.min(86_400_000, Math.ceil((2 * longest) / 1000) * 1000);
    add(
      {
        id: "timeout",
        title: `${facts.timeout.option}: ${milliseconds(timeoutMs)}, twice what 99 % of the longest requests take`,
        effort: "One setting. A request that hangs then holds its worker that much longer.",
      },
      { timeoutMs },
    );
  }
  return changes;
}
