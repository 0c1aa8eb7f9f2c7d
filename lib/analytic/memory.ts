import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix, System } from "@/lib/servers/system";
import type { MemoryUse } from "./prediction";

/** What the server may use on one machine: the smaller of machine and container limit, less the reserve. */
function availableMiB({ hardware }: Scenario): number {
  return Math.min(hardware.memoryMiB, hardware.memoryLimitMiB ?? hardware.memoryMiB) - hardware.reservedMemoryMiB;
}

/** Whether the pages loaded before fork stay shared. */
function preloads(scenario: Scenario, { facts }: System): boolean {
  return facts.preload === "default" || (facts.preload === "option" && scenario.server.preload);
}

/**
 * Resident memory of one machine. A process is counted at its full growth, and the requests of a busy moment (mean
 * number in slots plus four of its Poisson deviations, at most all slots) all at their extra.
 */
export function memoryOf(scenario: Scenario, system: System, mix: Mix, inService: number): MemoryUse {
  const { memory } = scenario.application;
  const sharedMiB = preloads(scenario, system) && mix.processes > 1 ? memory.sharedBeforeForkMiB : 0;
  const privateMiB = mix.processes * (memory.processMiB - sharedMiB + memory.growthMiB);
  const threadsMiB = mix.processes * (mix.threads - 1) * memory.threadMiB;
  const busy = Math.min(mix.processes * mix.threads, inService + 4 * Math.sqrt(inService));
  const requestsMiB = busy * memory.requestMiB;
  return {
    sharedMiB,
    privateMiB,
    threadsMiB,
    requestsMiB,
    totalMiB: sharedMiB + privateMiB + threadsMiB + requestsMiB,
    availableMiB: availableMiB(scenario),
  };
}
