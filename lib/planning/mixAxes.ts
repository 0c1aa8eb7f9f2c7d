import { type Model, mixOf } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";

/** Fine where a step matters, coarse where it does not: each step adds at most half, later a quarter. */
const STEPS = [
  1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 128, 160, 192, 256, 384, 512, 768,
  1024,
] as const;
const THREADS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64] as const;
const GREENLETS = [1, 2, 4, 8, 16, 32, 64, 128, 250, 500, 1000, 2000] as const;
const LONGEST = 18;

/** 2 N + 1, the rule of thumb of Gunicorn's documentation. */
export function twiceCpusPlusOne({ machine }: Model): number {
  return Math.min(2 * machine.system.cpu.logical + 1, machine.system.facts.processes.max);
}

/** Erlangs of work: slots that would be busy were there enough of them. */
function concurrency({ machine }: Model): number {
  const { workload, system } = machine;
  const residence = workload.cpuMs + workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  return system.load.kind === "open" ? (system.load.rateRps / 1000) * residence : system.load.users;
}

function withValue(axis: readonly number[], value: number): number[] {
  return [...new Set([...axis, value])].sort((a, b) => a - b);
}

/** Every other value goes, from the top, until few enough are left; 1 and `keep` stay. */
function thinned(axis: readonly number[], keep: readonly number[]): number[] {
  let values = [...axis];
  while (values.length > LONGEST) {
    const before = values.length;
    values = values.filter((value, index) => index < 6 || (before - 1 - index) % 2 === 0 || keep.includes(value));
    if (values.length === before) break;
  }
  return values;
}

/**
 * Threads or greenlets worth pricing. Beyond 64 threads a process, switching costs grow and gains don't; a
 * server or an application that serves one request at a time has a single value.
 */
export function threadAxis(model: Model): number[] {
  const { scenario, machine } = model;
  const { facts } = machine.system;
  const today = mixOf(scenario).threads;
  if (facts.threads.max === 1 || !scenario.application.threadSafe) return withValue([1], today);
  const steps = facts.slot === "greenlet" ? GREENLETS : THREADS;
  return withValue(
    withValue(
      steps.filter((step) => step <= facts.threads.max),
      today,
    ),
    facts.threads.default,
  );
}

/**
 * Processes worth pricing: with threads, three a CPU are as many as can help; where a process serves one request
 * at a time, as many as the work needs at once, twice over. 64 at most then, unless today's mix is larger.
 */
export function processAxis(model: Model, threads: readonly number[]): number[] {
  const { scenario, machine } = model;
  const today = mixOf(scenario).processes;
  const rule = twiceCpusPlusOne(model);
  const perCpu = 3 * Math.ceil(machine.cores);
  const singles = threads.every((value) => value === 1) ? 2 * concurrency(model) : 0;
  const most = Math.max(8, rule, today, Math.min(perCpu, 64), Math.min(singles, 512));
  const axis = withValue(
    withValue(
      STEPS.filter((step) => step <= most),
      today,
    ),
    rule,
  );
  return thinned(axis, [today, rule]);
}

export function mixesOf(processes: readonly number[], threads: readonly number[]): Mix[] {
  return processes.flatMap((p) => threads.map((t) => ({ processes: p, threads: t })));
}
