import type { SlotState } from "@/lib/simulation/createSimulation";

interface SlotLook {
  readonly name: string;
  /** Stands in the cell, for those who don't tell the colours apart. */
  readonly letter: string;
  readonly color: string;
  /** Colour of the letter, to be read on it. */
  readonly letterColor: string;
  /** How much of a strip's height it fills, 0 … 1: told apart without colour, too. */
  readonly height: number;
  /** What it means, for someone who meets it first. */
  readonly means: string;
}

/** What a worker is doing, in a word, a letter and a colour; the colours are those of the time it costs. */
export const SLOT_STATE_LOOKS: Readonly<Record<SlotState, SlotLook>> = {
  idle: {
    name: "idle",
    letter: "",
    color: "var(--hatch)",
    letterColor: "var(--card)",
    height: 0.15,
    means: "has nothing to do",
  },
  running: {
    name: "running",
    letter: "R",
    color: "var(--segment-cpu)",
    letterColor: "var(--card)",
    height: 1,
    means: "computes on a core",
  },
  waitingForGil: {
    name: "waiting for the GIL",
    letter: "G",
    color: "var(--segment-gil)",
    letterColor: "#000",
    height: 0.75,
    means: "another thread of its process holds the interpreter's lock",
  },
  waitingForCore: {
    name: "waiting for a core",
    letter: "C",
    color: "var(--segment-cpu-wait)",
    letterColor: "#000",
    height: 0.75,
    means: "all CPUs are busy",
  },
  inIo: {
    name: "in I/O",
    letter: "I",
    color: "var(--segment-io)",
    letterColor: "var(--card)",
    height: 0.45,
    means: "waits for the database or another service",
  },
  waitingForBackend: {
    name: "waiting for a backend",
    letter: "B",
    color: "var(--segment-backend)",
    letterColor: "var(--card)",
    height: 0.6,
    means: "all of the backend's connections are taken",
  },
  held: {
    name: "held by a slow client",
    letter: "H",
    color: "var(--segment-drain)",
    letterColor: "var(--card)",
    height: 1,
    means: "feeds or reads a slow client byte by byte",
  },
};
