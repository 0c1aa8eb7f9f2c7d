import type { System } from "@/lib/servers/system";

/**
 * When clients give up, and how often they then try again at once. A front end's own timeout is not counted: it answers
 * in the server's place, and percentiles of those whom it let through would get better as a queue gets hopeless.
 */
export interface Patience {
  /** ms, from the first packet; Infinity for ever. */
  readonly afterMs: number;
  readonly retries: number;
}

export function patienceOf({ client }: System): Patience {
  const { timeoutMs, retries } = client;
  return timeoutMs === null ? { afterMs: Number.POSITIVE_INFINITY, retries: 0 } : { afterMs: timeoutMs, retries };
}

/** Attempts of one client, of each of which a share p comes to nothing: Σ pᵏ, k ≤ retries. */
export function attemptsOf(lost: number, retries: number): number {
  let sum = 1;
  for (let k = 0, term = lost; k < retries; k++, term *= lost) sum += term;
  return sum;
}
