import { evaluate } from "@/lib/analytic/evaluate";
import { firstObstacle } from "@/lib/analytic/limits";
import { memoryOf } from "@/lib/analytic/memory";
import { objectiveMargin } from "@/lib/analytic/objectivesHold";
import { type Model, modelOf } from "@/lib/analytic/predict";
import { whenQueued } from "@/lib/analytic/queuedBodies";
import { crossing } from "@/lib/queueing/crossing";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import { mixKey } from "@/lib/servers/mixKey";
import type { Mix } from "@/lib/servers/system";

/** Relative width at which the search for the line stops. */
const PRECISION = 2e-5;
/** Most lines lie above this share of their upper bound. */
const USUAL = 0.7;
/** A load of next to nothing. */
const LEAST = 1e-6;

export interface LoadLine {
  /** Arrival rate at all machines at which an objective first fails; 0 where it fails at any. */
  readonly rateRps: number;
  /** 1 − load / line; for users, 1 − users / users at the line. Far past the line it is very negative. */
  readonly headroom: number;
}

/** So many times the load. */
export function scaledLoad(load: Load, factor: number): Load {
  return load.kind === "open" ? { ...load, rateRps: load.rateRps * factor } : { ...load, users: load.users * factor };
}

/** The most that any objective lets through: CPU ceiling, GILs, slots. A factor on today's load. */
export function largestFactor({ scenario, machine }: Model, mix: Mix): number {
  const { workload, cores, gil, system } = machine;
  const { load } = system;
  const ceiling = (scenario.objectives.maxCpuPercent / 100) * cores;
  const cpu = workload.cpuMs > 0 ? Math.min(ceiling, gil ? mix.processes : ceiling) / workload.cpuMs : Number.MAX_VALUE;
  const { uploadMs } = whenQueued(machine).workload;
  const residence = workload.cpuMs + workload.ioMs + uploadMs + workload.drainMs + workload.idleMs;
  const rate = Math.min(cpu, (mix.processes * mix.threads) / residence);
  if (load.kind === "open") {
    // Refusing what is allowed to be refused lets a little more arrive.
    const refused = Math.min(scenario.objectives.maxRejectedPercent / 100, 0.5);
    return (rate * 1000) / load.rateRps / (1 - refused);
  }
  const slowest = Math.max(...scenario.objectives.latency.map(({ limitMs }) => limitMs));
  return (rate * (load.thinkMs.mean + residence + 20 * slowest) + 1) / load.users;
}

/** How far the objectives are from failing at that multiple of today's load. Negative where one fails. */
export function marginAt({ scenario, machine }: Model, mix: Mix, factor: number): number {
  return objectiveMargin(scenario, machine, evaluate(machine, mix, scaledLoad(machine.system.load, factor)));
}

/** A multiple of today's load, and the margin there. */
export interface MarginPoint {
  readonly x: number;
  readonly y: number;
}

/** The lines found so far: the best mix, today's and the alternatives are asked for more than once. */
const found = new WeakMap<Model, Map<number, number>>();

/**
 * The multiple of today's load at which an objective first fails; 0 where it fails at any. For a mix that can run.
 * `holding`: a load at which all hold, where one is known.
 */
export function lineFactor(model: Model, mix: Mix, holding: MarginPoint | null = null): number {
  const lines = found.get(model) ?? new Map<number, number>();
  found.set(model, lines);
  const key = mixKey(mix);
  const known = lines.get(key);
  if (known !== undefined) return known;
  const factor = searched(model, mix, holding);
  lines.set(key, factor);
  return factor;
}

function searched(model: Model, mix: Mix, holding: MarginPoint | null): number {
  const point = (x: number): MarginPoint => ({ x, y: marginAt(model, mix, x) });
  const most = largestFactor(model, mix);
  let high = point(most);
  if (high.y >= 0) return most;
  let low = holding ?? point(USUAL * most);
  if (low.y < 0) {
    high = low;
    low = point(LEAST * most);
    if (low.y < 0) return 0;
  }
  return crossing((x) => marginAt(model, mix, x), low, high, PRECISION);
}

/**
 * The load line of one mix: the lowest load at which an objective fails (every objective worsens with load). Null
 * where the mix can't run. For closed traffic the load is the number of users, and the line is given as the
 * throughput that those users make.
 */
export function lineOf(model: Model, mix: Mix): LoadLine | null {
  const { scenario, machine } = model;
  const { system } = machine;
  if (firstObstacle(scenario, system, mix, memoryOf(scenario, system, mix, 0)) !== null) return null;
  const factor = lineFactor(model, mix);
  if (factor === 0) return { rateRps: 0, headroom: -1 };
  const atLine = scaledLoad(system.load, factor);
  const rate = atLine.kind === "open" ? atLine.rateRps / 1000 : evaluate(machine, mix, atLine).throughput;
  return { rateRps: rate * 1000 * system.machines, headroom: 1 - 1 / factor };
}

/** The load line of a mix of this scenario in requests a second at all machines; null where the mix can't run. */
export function loadLine(scenario: Scenario, mix: Mix): number | null {
  return lineOf(modelOf(scenario), mix)?.rateRps ?? null;
}
