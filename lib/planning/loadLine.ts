import { evaluate } from "@/lib/analytic/evaluate";
import { impossibilities } from "@/lib/analytic/limits";
import { memoryOf } from "@/lib/analytic/memory";
import { objectivesHold } from "@/lib/analytic/objectivesHold";
import { type Model, modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";

/** Relative width at which the search for the line stops. */
const PRECISION = 5e-4;

export interface LoadLine {
  /** Arrival rate at all machines at which an objective first fails; 0 where it fails at any. */
  readonly rateRps: number;
  /** 1 − load / line; for users, 1 − users / users at the line. Far past the line it is very negative. */
  readonly headroom: number;
}

function scaledLoad(load: Load, factor: number): Load {
  return load.kind === "open" ? { ...load, rateRps: load.rateRps * factor } : { ...load, users: load.users * factor };
}

/** The most that any objective lets through: CPU ceiling, GILs, slots. A factor on today's load. */
export function largestFactor({ scenario, machine }: Model, mix: Mix): number {
  const { workload, cores, gil, system } = machine;
  const { load } = system;
  const ceiling = (scenario.objectives.maxCpuPercent / 100) * cores;
  const cpu = workload.cpuMs > 0 ? Math.min(ceiling, gil ? mix.processes : ceiling) / workload.cpuMs : Number.MAX_VALUE;
  const residence = workload.cpuMs + workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  const rate = Math.min(cpu, (mix.processes * mix.threads) / residence);
  if (load.kind === "open") {
    // Refusing what is allowed to be refused lets a little more arrive.
    const refused = Math.min(scenario.objectives.maxRejectedPercent / 100, 0.5);
    return (rate * 1000) / load.rateRps / (1 - refused);
  }
  const slowest = Math.max(...scenario.objectives.latency.map(({ limitMs }) => limitMs));
  return (rate * (load.thinkMs.mean + residence + 20 * slowest) + 1) / load.users;
}

/**
 * The load line of one mix: the lowest load at which an objective fails, found by bisection (every objective
 * worsens with load). Null where the mix can't run. For closed traffic the load is the number of users, and
 * the line is given as the throughput that those users make.
 */
export function lineOf(model: Model, mix: Mix): LoadLine | null {
  const { scenario, machine } = model;
  const { system } = machine;
  const { load } = system;
  if (impossibilities(scenario, system, mix, memoryOf(scenario, system, mix, 0)).length > 0) return null;
  const holds = (factor: number) => objectivesHold(scenario, machine, evaluate(machine, mix, scaledLoad(load, factor)));
  let high = largestFactor(model, mix);
  let low = 0;
  if (holds(high)) low = high;
  else if (!holds(high * 1e-6)) return { rateRps: 0, headroom: -1 };
  while (high - low > PRECISION * high) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  const factor = (low + high) / 2;
  const atLine = scaledLoad(load, factor);
  const rate = atLine.kind === "open" ? atLine.rateRps / 1000 : evaluate(machine, mix, atLine).throughput;
  return { rateRps: rate * 1000 * system.machines, headroom: factor > 0 ? 1 - 1 / factor : -1 };
}

/** The load line of a mix of this scenario in requests a second at all machines; null where the mix can't run. */
export function loadLine(scenario: Scenario, mix: Mix): number | null {
  return lineOf(modelOf(scenario), mix)?.rateRps ?? null;
}
