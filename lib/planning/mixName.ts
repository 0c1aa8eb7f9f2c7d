import { count } from "@/lib/analytic/wording";
import type { ServerFacts } from "@/lib/servers/facts";
import type { Mix } from "@/lib/servers/system";

function plural(value: number, word: string): string {
  return `${count(value)} ${word}${value === 1 ? "" : word.endsWith("ss") ? "es" : "s"}`;
}

/** "4 processes × 6 threads", or just "9 processes" where a process serves one request at a time, and is asked to. */
export function mixName({ processes, threads }: Mix, facts: ServerFacts): string {
  const left = plural(processes, "process");
  if (facts.slot === "process") return threads === 1 ? left : `${left} × ${plural(threads, "thread")}`;
  return `${left} × ${plural(threads, facts.slot)}`;
}
