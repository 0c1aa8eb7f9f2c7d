import fc from "fast-check";
import { mixOf, predict } from "@/lib/analytic/predict";
import type { Performance } from "@/lib/analytic/prediction";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import type { Mix, System } from "@/lib/servers/system";
import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { relativePrecision } from "@/lib/simulation/kernel/estimate";
import type { SimulationResult } from "@/lib/simulation/result";
import { simulate } from "@/lib/simulation/simulate";
import { refereeScenario } from "./refereeScenario";

/** Errors of the prediction within which it counts as right. */
export const WITHIN = { mean: 0.08, p95: 0.15 } as const;
/** With an interval wider than this the simulation can't judge a p95. */
const UNDECIDED = 0.15;
const FEWEST = 2000;
const OPTIONS = { seed: 1, requests: 20_000, replications: 6, precision: 0.04 } as const;
/**
 * A run that lasts less than so many of the slowest hundredth of responses has lost those still on their way, and of
 * users who think, one that lasts less than so many of their rounds shows how they began.
 */
const SHORT_RUN = 10;
const LONG_RUN = 20;
const MOST_REQUESTS = 240_000;

/** One drawn scenario: what the analytic model and the simulation say of its response times at the client, in ms. */
export interface Refereed {
  readonly index: number;
  readonly name: string;
  readonly mix: string;
  readonly predicted: { readonly meanMs: number; readonly p95Ms: number };
  readonly simulated: { readonly meanMs: number; readonly p95Ms: number };
  /** predicted / simulated − 1. */
  readonly meanError: number;
  readonly p95Error: number;
  /** The simulation itself knows the answer: steady, enough answered, its interval narrow. */
  readonly decided: boolean;
  readonly within: boolean;
  /** Where the two part, and by how much. */
  readonly reason: string;
  /** The prediction said that it could be so far off. */
  readonly said: boolean;
}

export function drawScenarios(count: number, seed: number): readonly Scenario[] {
  return fc.sample(refereeScenario, { numRuns: count, seed });
}

/** The part of the mean response in which the two differ most. */
function reasonOf({ breakdown }: Performance, simulated: SimulationResult): string {
  const [most] = TIME_SEGMENTS.map((segment) => ({
    segment,
    said: breakdown.mean[segment],
    was: simulated.breakdown.mean[segment],
  })).sort((a, b) => Math.abs(b.said - b.was) - Math.abs(a.said - a.was));
  return most === undefined ? "" : `${most.segment} ${most.said.toFixed(1)} ms, simulated ${most.was.toFixed(1)} ms`;
}

/** Mean time between two requests of one user, without the response; 0 in open traffic. */
function thinkSeconds({ load }: System): number {
  return load.kind === "closed" ? load.thinkMs.mean / 1000 : 0;
}

/** Fast servers with slow clients, or many users, are done with their requests before the first slow answer is: those run for longer. */
function simulateLongEnough(system: System, mix: Mix, slowestSeconds: number): SimulationResult {
  const { seed, replications } = OPTIONS;
  const once = simulate(system, mix, OPTIONS);
  const rate = once.throughputRps.value * replications;
  if (once.unstable || once.requests >= SHORT_RUN * slowestSeconds * rate) return once;
  const requests = Math.min(MOST_REQUESTS, Math.ceil(LONG_RUN * slowestSeconds * rate));
  return simulate(system, mix, { seed, replications, requests });
}

/** Predicts and simulates one scenario; null where its mix can't run. */
export function referee(scenario: Scenario, index: number): Refereed | null {
  const { performance } = predict(scenario);
  if (performance === null) return null;
  const mix = mixOf(scenario);
  const system = resolve(scenario);
  const simulated = simulateLongEnough(system, mix, performance.client.p99Ms / 1000 + thinkSeconds(system));
  const { meanMs, p95Ms } = simulated.client;
  const meanError = performance.client.meanMs / meanMs.value - 1;
  const p95Error = performance.client.p95Ms / p95Ms.value - 1;
  const { trust } = performance;
  return {
    index,
    name: scenario.name,
    mix: `${mix.processes} × ${mix.threads}`,
    predicted: { meanMs: performance.client.meanMs, p95Ms: performance.client.p95Ms },
    simulated: { meanMs: meanMs.value, p95Ms: p95Ms.value },
    meanError,
    p95Error,
    decided: !simulated.unstable && simulated.requests >= FEWEST && relativePrecision(p95Ms) < UNDECIDED,
    within: Math.abs(meanError) <= WITHIN.mean && Math.abs(p95Error) <= WITHIN.p95,
    reason: reasonOf(performance, simulated),
    said:
      trust.unstable ||
      (Math.abs(meanError) * 100 <= trust.meanErrorPercent && Math.abs(p95Error) * 100 <= trust.p95ErrorPercent),
  };
}
