import type { Performance } from "@/lib/analytic/prediction";
import { count, requestsPerSecond } from "@/lib/analytic/wording";
import type { Load } from "@/lib/scenario/traffic";

function usersWords(users: number): string {
  return `${count(users)} ${Math.round(users) === 1 ? "user" : "users"}`;
}

/** The load as the user gave it: "100 req/s", "100 users". */
export function loadWords(load: Load): string {
  return load.kind === "open" ? requestsPerSecond(load.rateRps) : usersWords(load.users);
}

/** Under which load an answer stands: "at 100 req/s", "with 100 users (93.6 req/s)". */
export function underLoadWords(load: Load, { throughputRps }: Performance): string {
  return load.kind === "open"
    ? `at ${loadWords(load)}`
    : `with ${loadWords(load)} (${requestsPerSecond(throughputRps)})`;
}

/** The line in the terms of the load: "285 req/s", "332 users (290 req/s)". */
export function lineWords(load: Load, lineRps: number, headroom: number): string {
  const line = requestsPerSecond(lineRps);
  return load.kind === "open" ? line : `${usersWords(Math.floor(load.users / (1 - headroom)))} (${line})`;
}
