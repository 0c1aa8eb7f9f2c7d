import type { Mix } from "@/lib/servers/system";

/** "4 × 6", for tight places. */
export function shortMix({ processes, threads }: Mix): string {
  return `${processes} × ${threads}`;
}
