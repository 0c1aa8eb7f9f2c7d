import type { Mix, System } from "@/lib/servers/system";
import { warmUpLength } from "./kernel/warmUp";
import { Recorder } from "./server/recorder";
import { ServerSimulation } from "./server/serverSimulation";
import type { Trace } from "./server/trace";

const FIRST_LOOK = 1000;
const LONGEST_WARM_UP = 64_000;
/** Events that requests may take: many times what they do, unless clients only knock in vain or work never ends. */
const EVENTS_A_REQUEST = 100;
const EVENTS_FOR_WAITS = 200_000;
/** An overloaded or starved server may never complete what was asked: no replication outlives this, in ms of its own time. */
const LONGEST_MS = 1e9;

/** What one replication is: a stretch of steady state, or an experiment of stated length that starts empty. */
export type Horizon =
  | { readonly kind: "steady" }
  | { readonly kind: "experiment"; readonly warmUpMs: number; readonly durationMs: number };

/** One independent run and what it recorded. */
export class Replication {
  readonly simulation: ServerSimulation;
  readonly recorder: Recorder;
  private readonly horizon: Horizon;
  private fromMs = 0;

  constructor(
    system: System,
    mix: Mix,
    setup: {
      readonly seed: number;
      readonly stream: number;
      /** Another luck in who wins each connection, with the same arrivals and demands. */
      readonly race?: number;
      readonly horizon: Horizon;
      readonly trace: Trace | null;
    },
  ) {
    const { horizon } = setup;
    this.horizon = horizon;
    this.recorder =
      horizon.kind === "steady"
        ? new Recorder(system.classes.length)
        : new Recorder(system.classes.length, horizon.warmUpMs, horizon.durationMs);
    this.simulation = new ServerSimulation(system, mix, {
      seed: setup.seed,
      stream: setup.stream,
      race: setup.race ?? 0,
      recorder: this.recorder,
      trace: setup.trace,
    });
    if (horizon.kind === "steady") this.warmUp();
  }

  /** Length of the time that counts, in ms. */
  get countedMs(): number {
    return this.horizon.kind === "steady"
      ? this.simulation.now - this.fromMs
      : this.horizon.durationMs - this.horizon.warmUpMs;
  }

  /** Goes on until `requests` more have ended, one way or the other; false when they do not come to an end. */
  advance(requests: number): boolean {
    const { recorder, simulation } = this;
    const until = recorder.completed + recorder.losses + requests;
    for (let events = EVENTS_FOR_WAITS + requests * EVENTS_A_REQUEST; events > 0; events--) {
      if (recorder.completed + recorder.losses >= until) return true;
      if (simulation.now >= LONGEST_MS || !simulation.step()) return false;
    }
    return false;
  }

  /** Runs the whole experiment: all that started in it, to its end. */
  finish(): void {
    if (this.horizon.kind === "steady") return;
    const { durationMs, warmUpMs } = this.horizon;
    this.simulation.advanceTo(warmUpMs);
    this.simulation.restartAverages();
    this.simulation.advanceTo(durationMs);
    this.simulation.endAverages();
    this.simulation.clients.stop();
    // Half an hour of its own time: longer than any retry schedule, so that what is under way can end.
    while (this.simulation.now < durationMs + 1_800_000 && this.simulation.step());
  }

  private warmUp(): void {
    for (let length = FIRST_LOOK; length <= LONGEST_WARM_UP; length *= 2) {
      const observed = new Float64Array(length);
      this.recorder.observe(observed);
      if (!this.advance(length)) break;
      if (warmUpLength(observed, this.recorder.observed) !== null) break;
    }
    this.recorder.restart(this.simulation.now);
    this.simulation.restartAverages();
    this.fromMs = this.simulation.now;
  }
}
