import type { MemoryUse } from "@/lib/analytic/prediction";
import { readable } from "@/lib/units/formatQuantity";

/** The parts of a machine's memory in the order in which they are drawn; they sum to the total. */
export function memoryParts(memory: MemoryUse) {
  return [
    { id: "shared", name: "shared by all processes", valueMiB: memory.sharedMiB },
    { id: "private", name: "processes", valueMiB: memory.privateMiB },
    { id: "threads", name: "threads", valueMiB: memory.threadsMiB },
    { id: "requests", name: "requests", valueMiB: memory.requestsMiB },
  ] as const;
}

/** "Memory: 940 MiB of 7 GiB", or how much is too much. */
export function memoryTitle({ totalMiB, availableMiB }: MemoryUse): string {
  return totalMiB <= availableMiB
    ? `Memory: ${readable(totalMiB, "MiB")} of ${readable(availableMiB, "MiB")}`
    : `Memory: ${readable(totalMiB - availableMiB, "MiB")} too much`;
}
