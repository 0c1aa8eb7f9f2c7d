import { evaluate } from "@/lib/analytic/evaluate";
import { duringExperiment } from "@/lib/analytic/experiment";
import { latencyOf, responseTimes } from "@/lib/analytic/latency";
import { type Machine, machineOf } from "@/lib/analytic/machine";
import { predictMix } from "@/lib/analytic/predict";
import type { Latency } from "@/lib/analytic/prediction";
import type { SimulationResult } from "@/lib/simulation/result";
import { simulate, simulateExperiment } from "@/lib/simulation/simulate";
import { mixOf, scenarioOf, systemOf } from "./caseSystem";

import type { MeasuredCase } from "./measuredCase";
import type { RecordedRun } from "./trace";

/** What one model says of a case: the client's view, in the units of the measurements. */
export interface ModelFigures {
  readonly throughput_rps: number;
  readonly rejected_fraction: number;
  readonly mean_ms: number;
  readonly mean_lo: number;
  readonly mean_hi: number;
  readonly p50_ms: number;
  readonly p90_ms: number;
  readonly p95_ms: number;
  readonly p95_lo: number;
  readonly p95_hi: number;
  readonly p99_ms: number;
  readonly unstable: boolean;
}

export interface CaseFigures {
  readonly id: string;
  readonly analytic: ModelFigures | null;
  readonly simulated: ModelFigures | null;
  readonly replayed: ModelFigures | null;
}

const PRECISION = 0.05;
const SEED = 1;
/** Runs of a recorded case, each with other luck. */
const REPLAYS = 16;

function horizonOf({ warmup_s, duration }: MeasuredCase) {
  return { kind: "experiment", warmUpMs: warmup_s * 1000, durationMs: duration * 1000 } as const;
}

function figuresOf({ client, throughputRps, lossFraction, unstable }: SimulationResult): ModelFigures {
  return {
    throughput_rps: throughputRps.value,
    rejected_fraction: lossFraction,
    mean_ms: client.meanMs.value,
    mean_lo: client.meanMs.low,
    mean_hi: client.meanMs.high,
    p50_ms: client.p50Ms.value,
    p90_ms: client.p90Ms.value,
    p95_ms: client.p95Ms.value,
    p95_lo: client.p95Ms.low,
    p95_hi: client.p95Ms.high,
    p99_ms: client.p99Ms.value,
    unstable,
  };
}

/** The prediction's client times in the case's experiment, which starts empty; an ideal case is in equilibrium. */
function clientOf(test: MeasuredCase, machine: Machine, inEquilibrium: Latency): Latency {
  const { load } = machine.system;
  if (test.server.kind === "ideal" || load.kind === "closed") return inEquilibrium;
  const { warmUpMs, durationMs } = horizonOf(test);
  const evaluation = duringExperiment(evaluate(machine, mixOf(test), load), { warmUpMs, durationMs });
  return latencyOf(responseTimes(evaluation), "client", null);
}

/** Today's analytic prediction; null where it calls the mix impossible. */
export function analyticFigures(test: MeasuredCase): ModelFigures | null {
  const model = { scenario: scenarioOf(test), machine: machineOf(systemOf(test)) };
  const { performance } = predictMix(model, mixOf(test));
  if (performance === null) return null;
  const { throughputRps, rejectedFraction, trust } = performance;
  const client = clientOf(test, model.machine, performance.client);
  const around = (value: number, percent: number) => ({
    low: Math.max(0, value * (1 - percent / 100)),
    high: value * (1 + percent / 100),
  });
  const mean = around(client.meanMs, trust.meanErrorPercent);
  const p95 = around(client.p95Ms, trust.p95ErrorPercent);
  return {
    throughput_rps: throughputRps,
    rejected_fraction: rejectedFraction,
    mean_ms: client.meanMs,
    mean_lo: mean.low,
    mean_hi: mean.high,
    p50_ms: client.p50Ms,
    p90_ms: client.p90Ms,
    p95_ms: client.p95Ms,
    p95_lo: p95.low,
    p95_hi: p95.high,
    p99_ms: client.p99Ms,
    unstable: trust.unstable,
  };
}

/**
 * The case's experiment with the simulation's own arrivals and demands, again and again until p95 is known within 5 %.
 * An ideal case has no experiment: its steady state is simulated.
 */
export function simulatedFigures(test: MeasuredCase): ModelFigures {
  const system = systemOf(test);
  const mix = mixOf(test);
  if (test.server.kind === "ideal")
    return figuresOf(simulate(system, mix, { seed: SEED, requests: 1_000_000, precision: 0.01 }));
  const options = { seed: SEED, horizon: horizonOf(test), trace: null, precision: PRECISION };
  return figuresOf(simulateExperiment(system, mix, { ...options, replications: [10, 200] }));
}

/** The recorded starts and demands run again; what differs from the measurement then is the model, not luck. */
export function replayedFigures(test: MeasuredCase, { trace, links }: RecordedRun): ModelFigures {
  const system = systemOf(test);
  const [first] = system.classes;
  const classes = first === undefined ? [] : [{ ...first, links }];
  const options = { seed: SEED, horizon: horizonOf(test), trace, precision: 0 };
  const replications = test.server.processes * test.server.threads === 1 ? [1, 1] : [REPLAYS, REPLAYS];
  const [least = 1, most = 1] = replications;
  return figuresOf(
    simulateExperiment({ ...system, classes }, mixOf(test), { ...options, replications: [least, most] }),
  );
}
