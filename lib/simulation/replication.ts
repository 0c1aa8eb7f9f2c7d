import type { Mix, System } from "@/lib/servers/system";
import type { Averages } from "./averages";
import type { Run } from "./run";
import { Recorder } from "./server/recorder";
import { ServerSimulation } from "./server/serverSimulation";
import type { Trace } from "./server/trace";
import { findWarmUp } from "./warmUpSearch";

/** Events that requests may take: many times what they do, unless clients only knock in vain or work never ends. */
const EVENTS_A_REQUEST = 100;
const EVENTS_FOR_WAITS = 200_000;
/** An overloaded or starved server may never complete what was asked: no replication outlives this, in ms of its own time. */
const LONGEST_MS = 1e9;

/** What one replication is: a stretch of steady state, or an experiment of stated length that starts empty. */
export type Horizon =
  | { readonly kind: "steady" }
  | { readonly kind: "experiment"; readonly warmUpMs: number; readonly durationMs: number };

/** One independent run, every request followed event by event. */
export class Replication implements Run {
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
        : new Recorder(system.classes.length, { fromMs: horizon.warmUpMs, toMs: horizon.durationMs });
    this.simulation = new ServerSimulation(system, mix, {
      seed: setup.seed,
      stream: setup.stream,
      race: setup.race ?? 0,
      recorder: this.recorder,
      trace: setup.trace,
    });
    if (horizon.kind === "steady") this.warmUp();
  }

  get averages(): Averages {
    return this.simulation.averages;
  }

  get countedMs(): number {
    return this.horizon.kind === "steady"
      ? this.simulation.now - this.fromMs
      : this.horizon.durationMs - this.horizon.warmUpMs;
  }

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
    findWarmUp(this);
    this.recorder.restart(this.simulation.now);
    this.simulation.restartAverages();
    this.fromMs = this.simulation.now;
  }
}
