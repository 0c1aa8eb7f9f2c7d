import type { Mix, System } from "@/lib/servers/system";
import { FcfsRun } from "./fcfs/fcfsRun";
import { plainPoolOf } from "./fcfs/plainPool";
import { relativePrecision } from "./kernel/estimate";
import { type Horizon, Replication } from "./replication";
import type { SimulationResult } from "./result";
import type { Run } from "./run";
import type { Trace } from "./server/trace";
import { summarise } from "./summary";

export interface SimulationOptions {
  /** A whole number; the same seed gives the same result. */
  readonly seed: number;
  /** Independent runs, at least 2 for intervals. */
  readonly replications?: number;
  /** How many requests to count in all; with `precision`, at most so many. */
  readonly requests?: number;
  /** Stop once the interval of the client's p95 is within this share of it either way, such as 0.05. */
  readonly precision?: number;
}

const REPLICATIONS = 10;
const REQUESTS = 200_000;
/** Requests a replication runs between two looks at the result. */
const ROUND = 2000;

/**
 * Simulates steady state (warm-up found and dropped) and gives a result after every round, each on more requests than
 * the one before: the caller shows it, and stops by asking for no more. Ends by itself at the asked requests or precision.
 */
export function* simulationRounds(
  system: System,
  mix: Mix,
  options: SimulationOptions,
): Generator<SimulationResult, void> {
  const { seed, precision, replications: count = REPLICATIONS, requests: most = REQUESTS } = options;
  const replications: Run[] = [];
  const pool = plainPoolOf(system, mix);
  for (let stream = 0; stream < count; stream++)
    replications.push(
      pool === null
        ? new Replication(system, mix, { seed, stream, horizon: { kind: "steady" }, trace: null })
        : new FcfsRun(system, mix, pool, { seed, stream }),
    );
  const unstable = isUnstable(system, mix, seed);
  for (let counted = 0; counted < most; ) {
    const round = Math.max(1, Math.min(ROUND, Math.ceil((most - counted) / count)));
    for (const replication of replications) replication.advance(round);
    counted += round * count;
    const result = summarise(replications, { seed, system, unstable });
    yield result;
    if (result.requests === 0) return;
    if (precision !== undefined && relativePrecision(result.client.p95Ms) <= precision) return;
  }
}

/** The last of `simulationRounds`. `onProgress` sees every round; `shouldStop` ends it early. */
export function simulate(
  system: System,
  mix: Mix,
  options: SimulationOptions & {
    readonly onProgress?: (result: SimulationResult) => void;
    readonly shouldStop?: () => boolean;
  },
): SimulationResult {
  let last: SimulationResult | null = null;
  for (const result of simulationRounds(system, mix, {
    ...options,
    requests: Math.max(1, options.requests ?? REQUESTS),
  })) {
    last = result;
    options.onProgress?.(result);
    if (options.shouldStop?.() === true) break;
  }
  if (last === null) throw new Error("A simulation has at least one round.");
  return last;
}

/** Repeats an experiment that starts empty and lasts a stated time, with the system's own load or a recorded one. */
export function simulateExperiment(
  system: System,
  mix: Mix,
  options: {
    readonly seed: number;
    readonly horizon: Extract<Horizon, { kind: "experiment" }>;
    readonly trace: Trace | null;
    /** At least and at most so many repetitions; between them, until p95 is known within `precision`. */
    readonly replications: readonly [number, number];
    readonly precision: number;
  },
): SimulationResult {
  const { seed, horizon, trace, precision } = options;
  const replications: Replication[] = [];
  const unstable = isUnstable(system, mix, seed, horizon, trace);
  const [least, most] = unstable ? [UNSTABLE_RUNS, UNSTABLE_RUNS] : options.replications;
  for (;;) {
    const replication = new Replication(system, mix, { seed, stream: replications.length, horizon, trace });
    replication.finish();
    replications.push(replication);
    if (replications.length < least) continue;
    const result = summarise(replications, { seed, system, unstable });
    if (replications.length >= most || relativePrecision(result.client.p95Ms) <= precision || result.unstable)
      return result;
  }
}

/** How many runs it takes to find the middle of those that differ by factors. */
const UNSTABLE_RUNS = 30;
/** Runs of the same load, and how far apart their means may lie, (largest / smallest), before the server counts as unstable. */
const TWINS = 6;
const TWINS_APART = 1.5;
const TWIN_HORIZON: Horizon = { kind: "experiment", warmUpMs: 3000, durationMs: 30_000 };

/**
 * Whether two runs of the very same arrivals and demands differ by much: only who wins each connection differs.
 * A server whose processes race for connections and queue them privately may hoard.
 */
function isUnstable(
  system: System,
  mix: Mix,
  seed: number,
  horizon: Horizon = TWIN_HORIZON,
  trace: Trace | null = null,
): boolean {
  if (system.behaviour.dispatch !== "race" || mix.processes === 1) return false;
  const means: number[] = [];
  for (let race = 0; race < TWINS; race++) {
    const twin = new Replication(system, mix, { seed, stream: 0, race, horizon, trace });
    twin.finish();
    if (twin.recorder.completed > 0) means.push(twin.recorder.server.mean);
  }
  return means.length > 1 && Math.max(...means) > TWINS_APART * Math.min(...means);
}
