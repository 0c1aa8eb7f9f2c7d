import type { Mix } from "@/lib/servers/system";

/** "4 processes × 6 threads", "1 process". */
export function mixText({ processes, threads }: Mix, slot: "process" | "thread" | "greenlet"): string {
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  const first = many(processes, "process", "processes");
  if (slot === "process" || (threads === 1 && slot === "thread")) return first;
  return `${first} × ${many(threads, slot, `${slot}s`)}`;
}

/** "4 × 6", for tight places. */
export function shortMix({ processes, threads }: Mix): string {
  return `${processes} × ${threads}`;
}
