import type { SlotState } from "@/lib/simulation/createSimulation";

/** What a worker is doing, in a word and a colour; the colours are those of the time it costs. */
export const SLOT_STATE_LOOKS: Readonly<Record<SlotState, { readonly name: string; readonly color: string }>> = {
  idle: { name: "idle", color: "var(--hatch)" },
  running: { name: "running", color: "var(--segment-cpu)" },
  waitingForGil: { name: "waiting for the GIL", color: "var(--segment-gil)" },
  waitingForCore: { name: "waiting for a core", color: "var(--segment-cpu-wait)" },
  inIo: { name: "in I/O", color: "var(--segment-io)" },
  waitingForBackend: { name: "waiting for a backend", color: "var(--segment-backend)" },
  held: { name: "held by a slow client", color: "var(--segment-drain)" },
};
