import type { System } from "@/lib/servers/system";

/** When clients give up, and how often they then try again at once. A front end that gives up does not. */
export interface Patience {
  /** ms, from the first packet; Infinity for ever. */
  readonly afterMs: number;
  readonly retries: number;
}

export function patienceOf({ client, frontEndTimeoutMs }: System): Patience {
  const own = client.timeoutMs ?? Number.POSITIVE_INFINITY;
  const frontEnd = frontEndTimeoutMs ?? Number.POSITIVE_INFINITY;
  return {
    afterMs: Math.min(own, frontEnd),
    retries: own <= frontEnd && own < Number.POSITIVE_INFINITY ? client.retries : 0,
  };
}

/** Attempts of one client, of each of which a share p comes to nothing: Σ pᵏ, k ≤ retries. */
export function attemptsOf(lost: number, retries: number): number {
  let sum = 1;
  for (let k = 0, term = lost; k < retries; k++, term *= lost) sum += term;
  return sum;
}
