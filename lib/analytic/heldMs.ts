/** How long a request keeps its connection: in its waits, or from the first wait to its end. */
export function heldMs(ioMs: number, cpuMs: number, ioPhases: number, held: "phase" | "request"): number {
  if (ioPhases === 0) return 0;
  return held === "phase" ? ioMs : ioMs + (cpuMs * ioPhases) / (ioPhases + 1);
}
