import { canFork } from "@/lib/scenario/operatingSystem";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix, System } from "@/lib/servers/system";
import type { Finding, FindingCode, MemoryUse } from "./prediction";
import { count, mebibytes } from "./wording";

/** Something that keeps a mix from running; its words are made when they are asked for. */
interface Obstacle {
  readonly code: FindingCode;
  readonly words: () => { readonly message: string; readonly remedy: string };
}

function connectionObstacles({ backends }: System, mix: Mix, machines: number): Obstacle[] {
  const obstacles: Obstacle[] = [];
  for (const backend of backends) {
    if (backend.onFull !== "error") continue;
    const perMachine = mix.processes * mix.threads;
    const wanted = { process: mix.threads, machine: perMachine, global: perMachine * machines }[backend.scope];
    if (wanted <= backend.limit) continue;
    const each = backend.limit / (backend.scope === "global" ? machines : 1);
    const slots = Math.floor(backend.scope === "process" ? backend.limit : each);
    obstacles.push({
      code: "connections-exceeded",
      words: () => ({
        message: `${count(wanted)} slots may each want a connection, and ${backend.name} gives ${count(backend.limit)}.`,
        remedy:
          slots < 1
            ? `Raise ${backend.name}'s limit to ${count(wanted)}, or put a pooler in front of it.`
            : `Keep to ${count(slots)} slots ${backend.scope === "process" ? "a process" : "a machine"}, or let requests wait for a pooled connection.`,
      }),
    });
  }
  return obstacles;
}

function obstacles(scenario: Scenario, system: System, mix: Mix, memory: MemoryUse): Obstacle[] {
  const { facts } = system;
  const found: Obstacle[] = [];
  const impossible = (code: FindingCode, message: () => string, remedy: () => string) =>
    found.push({ code, words: () => ({ message: message(), remedy: remedy() }) });
  if (mix.processes > facts.processes.max)
    impossible(
      "single-process-server",
      () =>
        facts.processes.max === 1
          ? `${facts.name} runs one process, not ${count(mix.processes)}.`
          : `${facts.name} runs at most ${count(facts.processes.max)} processes, not ${count(mix.processes)}.`,
      () => `Run ${count(facts.processes.max)} here and start more servers on other ports behind a balancer.`,
    );
  else if (mix.processes > 1 && !canFork(scenario.host.os))
    impossible(
      "os-cannot-fork",
      () => `Windows can't fork, so ${count(mix.processes)} processes can't share one port.`,
      () => "Run 1 process with threads, for example Waitress, or run several servers behind a balancer.",
    );
  if (mix.threads > facts.threads.max)
    impossible(
      "single-thread-server",
      () =>
        facts.threads.max === 1
          ? `A process of ${facts.name} serves one request at a time, not ${count(mix.threads)}.`
          : `${facts.name} takes at most ${count(facts.threads.max)} ${facts.slot}s a process, not ${count(mix.threads)}.`,
      () =>
        facts.threads.max === 1
          ? "Use 1 thread and more processes, or a threaded server."
          : `Use at most ${count(facts.threads.max)}.`,
    );
  if (mix.threads > 1 && facts.slot !== "process" && !scenario.application.threadSafe)
    impossible(
      "not-thread-safe",
      () => `The application is not thread-safe, so a process can't serve ${count(mix.threads)} requests at once.`,
      () => "Use 1 thread a process, and as many processes as memory allows.",
    );
  if (memory.totalMiB > memory.availableMiB) {
    const perProcess = (memory.totalMiB - memory.sharedMiB) / mix.processes;
    const fit = Math.floor((memory.availableMiB - memory.sharedMiB) / perProcess);
    impossible(
      "memory-exceeded",
      () =>
        `This needs ${mebibytes(Math.ceil(memory.totalMiB))} and ${mebibytes(Math.floor(memory.availableMiB))} is there.`,
      () =>
        fit >= 1
          ? `Run at most ${count(fit)} of these processes, or add ${mebibytes(Math.ceil(memory.totalMiB - memory.availableMiB))}.`
          : `One process alone needs ${mebibytes(perProcess)}: add memory, or make the application smaller.`,
    );
  }
  return [...found, ...connectionObstacles(system, mix, scenario.hardware.machines)];
}

/** Why this mix can't run at all; empty where it can. */
export function impossibilities(scenario: Scenario, system: System, mix: Mix, memory: MemoryUse): Finding[] {
  return obstacles(scenario, system, mix, memory).map(({ code, words }) => ({
    code,
    severity: "impossible",
    ...words(),
  }));
}

/** The first of those reasons, without its words: for a map of thousands of mixes. */
export function firstObstacle(scenario: Scenario, system: System, mix: Mix, memory: MemoryUse): FindingCode | null {
  return obstacles(scenario, system, mix, memory)[0]?.code ?? null;
}
