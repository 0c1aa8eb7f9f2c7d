import { canFork } from "@/lib/scenario/operatingSystem";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";

/** What a command or a configuration must say; null leaves the server's default, or there is no such option. */
export interface Settings extends Mix {
  readonly backlog: number | null;
  readonly connectionLimit: number | null;
  readonly timeoutSeconds: number | null;
  readonly maxRequests: number | null;
  /** Spreads recycling, so that processes that started together don't end together: 5 % of `maxRequests`. */
  readonly maxRequestsJitter: number | null;
  readonly preload: boolean;
  /** 0 turns keep-alive off. */
  readonly keepAliveSeconds: number | null;
  readonly canFork: boolean;
}

/**
 * The server's keep-alive as the model takes it: off where clients keep nothing alive and an idle connection would
 * hold something; just above the clients' own idle time where the default holds longer than they need.
 */
function keepAliveSeconds(scenario: Scenario): number | null {
  const { keepAlive } = serverFacts(scenario.server.kind);
  const { kind, buffersResponses } = scenario.server.frontEnd;
  const clientsReachTheServer = kind === "none" || !buffersResponses;
  if (keepAlive.option === null || !clientsReachTheServer) return null;
  const resolved = resolve(scenario).keepAlive;
  if (resolved === null) return keepAlive.idleHolds === "nothing" ? null : 0;
  const enoughSeconds = Math.ceil(resolved.idleMs / 1000) + 1;
  return keepAlive.defaultIdleMs !== null && enoughSeconds * 1000 < keepAlive.defaultIdleMs ? enoughSeconds : null;
}

export function settingsOf(scenario: Scenario, mix: Mix): Settings {
  const { server, host } = scenario;
  const facts = serverFacts(server.kind);
  const maxRequests = facts.maxRequestsOption === null ? null : server.maxRequests;
  const timeoutMs = facts.timeout.option === null ? null : server.timeoutMs;
  return {
    ...mix,
    backlog: facts.backlog.option === null ? null : server.backlog,
    connectionLimit: facts.accept.connectionLimitOption === null ? null : server.connectionLimit,
    timeoutSeconds: timeoutMs === null ? null : Math.ceil(timeoutMs / 1000),
    maxRequests,
    maxRequestsJitter: maxRequests === null ? null : Math.max(1, Math.round(maxRequests / 20)),
    preload: facts.preload === "option" && server.preload,
    keepAliveSeconds: keepAliveSeconds(scenario),
    canFork: canFork(host.os),
  };
}

/** Joins what is to be said: pairs of an option and its value, without those whose value is null or false. */
export function options(
  pairs: readonly (readonly [option: string, value: number | string | boolean | null])[],
  separator: string,
): string[] {
  return pairs.flatMap(([option, value]) => {
    if (value === null || value === false) return [];
    return [value === true ? option : `${option}${separator}${value}`];
  });
}
