import type { Scenario } from "@/lib/scenario/scenario";
import type { Evaluation } from "./evaluate";
import { heldMs } from "./heldMs";
import { lostWakesMs } from "./lostWakes";
import type { Machine } from "./machine";
import type { Budget, MemoryUse } from "./prediction";
import { whenQueued } from "./queuedBodies";

interface Draft {
  readonly resource: Budget["resource"];
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: string;
  readonly ceiling?: number | null;
  /** Throughput of one machine, requests a ms, at which the limit is reached; null where load does not move it. */
  readonly saturation: number | null;
}

/** What one machine has of each resource and how much is in use; `saturationRps` is for all machines. */
export function budgetsOf(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  memory: MemoryUse,
): readonly Budget[] {
  const { system, workload, gil } = machine;
  const { throughput, mix, queueing } = evaluation;
  const cpuCeiling = scenario.objectives.maxCpuPercent / 100;
  const servingCores = throughput * workload.cpuMs;
  const { inService } = evaluation;
  const busyCores = servingCores + throughput * lostWakesMs(system, mix, { inService, busyCores: servingCores });
  const { uploadMs } = whenQueued(machine).workload;
  const perSlot = workload.cpuMs + workload.ioMs + uploadMs + workload.drainMs + workload.idleMs;
  const slots = queueing.private ? queueing.slots * mix.processes : queueing.slots;
  const { capacity, quotaCores } = system.cpu;
  const drafts: Draft[] = [
    {
      resource: "cpu",
      name: "CPU",
      used: busyCores,
      limit: capacity,
      unit: "cores",
      ceiling: cpuCeiling,
      saturation: workload.cpuMs > 0 ? capacity / workload.cpuMs : null,
    },
  ];
  if (quotaCores !== null)
    drafts.push({
      resource: "quota",
      name: "CPU quota",
      used: busyCores,
      limit: quotaCores,
      unit: "cores",
      ceiling: cpuCeiling,
      saturation: workload.cpuMs > 0 ? quotaCores / workload.cpuMs : null,
    });
  if (gil)
    drafts.push({
      resource: "gil",
      name: "GIL of a process",
      used: servingCores / mix.processes,
      limit: 1,
      unit: "cores",
      saturation: workload.cpuMs > 0 ? mix.processes / workload.cpuMs : null,
    });
  drafts.push(
    {
      resource: "workers",
      name: system.facts.slot === "process" ? "Worker processes" : `Worker ${system.facts.slot}s`,
      used: Math.min(slots, evaluation.inService),
      limit: slots,
      unit: "slots",
      saturation: slots / perSlot,
    },
    {
      resource: "memory",
      name: "Memory",
      used: memory.totalMiB,
      limit: memory.availableMiB,
      unit: "MiB",
      ceiling: scenario.objectives.maxMemoryPercent / 100,
      saturation: null,
    },
    {
      resource: "network",
      name: "Network interface",
      used: (throughput * workload.bytes * 8) / 1000,
      limit: (system.nicBytesPerMs * 8) / 1000,
      unit: "Mbit/s",
      saturation: workload.bytes > 0 ? system.nicBytesPerMs / workload.bytes : null,
    },
  );
  system.backends.forEach((backend, index) => {
    const held = system.classes.reduce(
      (sum, one) =>
        one.backend === index
          ? sum + one.share * heldMs(one.ioMs.mean, one.cpuMs.mean, one.ioPhases, backend.held)
          : sum,
      0,
    );
    const scope = { process: 1 / mix.processes, machine: 1, global: system.machines }[backend.scope];
    drafts.push({
      resource: "backend",
      name: `${backend.name} connections`,
      used: throughput * held * scope,
      limit: backend.limit,
      unit: "connections",
      saturation: held > 0 ? backend.limit / scope / held : null,
    });
  });
  return drafts.map(({ saturation, ceiling, ...draft }) => ({
    ...draft,
    utilisation: draft.used / draft.limit,
    ceiling: ceiling ?? null,
    // A demand so small that nothing could reach the limit has no such rate.
    saturationRps: saturation !== null && saturation < 1e12 ? saturation * 1000 * system.machines : null,
  }));
}

/** The budget that saturates first as load grows. */
export function bindingOf(budgets: readonly Budget[]): Budget {
  const [first, ...rest] = budgets;
  if (first === undefined) throw new RangeError("A machine has at least a CPU budget.");
  return rest.reduce(
    (tightest, budget) =>
      (budget.saturationRps ?? Number.POSITIVE_INFINITY) < (tightest.saturationRps ?? Number.POSITIVE_INFINITY)
        ? budget
        : tightest,
    first,
  );
}
