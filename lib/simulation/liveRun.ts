import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";
import { createSimulation, type SimulationSnapshot, SLOT_STATES, type SlotState } from "./createSimulation";

/** Moments that the trail remembers. */
export const TRAIL_COLUMNS = 240;
/** With more workers than this a line for each would be too thin to read. */
const MOST_LANES = 48;

const CODES = new Map<SlotState, number>(SLOT_STATES.map((state, code) => [state, code]));

/** What each worker did lately, oldest moment first, and who was not served yet. */
export interface Trail {
  /** For each worker, process by process: an index into `SLOT_STATES` a moment. Empty where there are too many workers. */
  readonly lanes: readonly Uint8Array[];
  /** Clients in the listen queue, and those who found it full. */
  readonly backlog: Uint16Array;
  readonly turnedAway: Uint16Array;
  /** Where the oldest moment stands: the arrays are rings. */
  readonly oldest: number;
  readonly filled: number;
}

export interface LiveRun {
  /** Goes on by so many simulated milliseconds, remembering a moment each `columnMs`. */
  advance(forMs: number): void;
  /** Handles the next event alone. */
  step(): void;
  /** Remembers a moment each `columnMs` from now on; what was remembered at another pace is forgotten. */
  retrace(columnMs: number): void;
  snapshot(): SimulationSnapshot;
  trail(): Trail;
}

/** One seeded run and what its workers did lately. The same seed shows the same run, however it is advanced. */
export function createLiveRun(scenario: Scenario, mix: Mix, seed: number): LiveRun {
  const system = resolve(scenario);
  const simulation = createSimulation(system, mix, { seed });
  const workers = mix.processes * mix.threads;
  const traced = system.facts.slot !== "greenlet" && workers <= MOST_LANES;
  const lanes = Array.from({ length: traced ? workers : 0 }, () => new Uint8Array(TRAIL_COLUMNS));
  const backlog = new Uint16Array(TRAIL_COLUMNS);
  const turnedAway = new Uint16Array(TRAIL_COLUMNS);
  let now = 0;
  let columns = 0;
  let columnMs = Number.POSITIVE_INFINITY;
  /** When the next moment is due. */
  let dueMs = Number.POSITIVE_INFINITY;

  const remember = () => {
    const at = columns % TRAIL_COLUMNS;
    columns++;
    dueMs += columnMs;
    const { processes, ...waiting } = simulation.snapshot();
    backlog[at] = waiting.backlog;
    turnedAway[at] = waiting.turnedAway;
    if (!traced) return;
    processes.forEach(({ slots }, process) => {
      slots.forEach((state, slot) => {
        const lane = lanes[process * mix.threads + slot];
        if (lane !== undefined) lane[at] = CODES.get(state) ?? 0;
      });
    });
  };

  return {
    advance(forMs) {
      const until = now + forMs;
      while (dueMs <= until) {
        simulation.advanceTo(dueMs);
        remember();
      }
      simulation.advanceTo(until);
      now = until;
    },
    step() {
      simulation.step();
      now = simulation.snapshot().timeMs;
      while (dueMs <= now) remember();
    },
    retrace(everyMs) {
      columnMs = everyMs;
      dueMs = now + everyMs;
      columns = 0;
    },
    snapshot: () => simulation.snapshot(),
    trail: () => ({
      lanes,
      backlog,
      turnedAway,
      oldest: columns > TRAIL_COLUMNS ? columns % TRAIL_COLUMNS : 0,
      filled: Math.min(columns, TRAIL_COLUMNS),
    }),
  };
}
