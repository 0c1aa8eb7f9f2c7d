import { type Model, modelOf } from "@/lib/analytic/predict";
import type { Performance, Prediction } from "@/lib/analytic/prediction";
import { count, figure, mebibytes, milliseconds, percent, requestsPerSecond } from "@/lib/analytic/wording";
import { downloadMs } from "@/lib/network/holdTime";
import type { FiveFactor } from "@/lib/scenario/fiveFactors";
import { canFork, OPERATING_SYSTEM_NAMES } from "@/lib/scenario/operatingSystem";
import { INTERPRETER_FACTS } from "@/lib/scenario/presets/interpreters";
import type { Scenario } from "@/lib/scenario/scenario";

/** What one factor does in this scenario, in two sentences of its own numbers. */
export type FactorWords = Readonly<Record<FiveFactor, readonly [string, string]>>;

interface Case {
  readonly model: Model;
  readonly prediction: Prediction;
}

function hostWords({ model }: Case): readonly [string, string] {
  const { host, server } = model.scenario;
  const { facts } = model.machine.system;
  const name = OPERATING_SYSTEM_NAMES[host.os];
  const shares = facts.preload === "default" || (facts.preload === "option" && server.preload);
  const forks = canFork(host.os)
    ? facts.processes.max === 1
      ? `${name} can fork, but ${facts.name} runs one process.`
      : `${name} can fork, so ${facts.name} may run several processes${shares ? " that share what was loaded before" : ""}.`
    : `${name} can't fork, so there is one process with one interpreter, and only threads.`;
  const stolen = (host.stealPercent / 100) * model.scenario.hardware.cpus;
  return [
    forks,
    host.stealPercent > 0
      ? `The hypervisor gives ${figure(host.stealPercent)} % of the CPU to others: ${figure(stolen)} of ${count(model.scenario.hardware.cpus)} CPUs.`
      : "No CPU goes to a hypervisor.",
  ];
}

function hardwareWords({ model, prediction }: Case): readonly [string, string] {
  const { scenario, machine } = model;
  const { hardware, runtime } = scenario;
  const cpu = prediction.budgets.find(({ resource }) => resource === "cpu");
  const used = cpu === undefined ? "" : `, of which this load uses ${percent(cpu.utilisation)}`;
  const { memory } = prediction;
  return [
    `${count(hardware.cpus)} ${hardware.cpus === 1 ? "CPU does" : "CPUs do"} ${figure(machine.cores)} ${machine.cores === 1 ? "core's" : "cores'"} worth of work${hardware.machines > 1 ? ` on each of ${count(hardware.machines)} machines` : ""}${used}.`,
    `${machine.gil ? `Under ${INTERPRETER_FACTS[runtime.interpreter].name} each process computes on one core at a time` : `${INTERPRETER_FACTS[runtime.interpreter].name} computes on all cores at once`}, and ${mebibytes(memory.totalMiB)} of ${mebibytes(memory.availableMiB)} of memory are taken.`,
  ];
}

function networkWords({ model }: Case): readonly [string, string] {
  const { system, workload } = model.machine;
  const slowest = system.classes
    .flatMap((one) => one.links.map((link) => ({ link, ms: downloadMs(one.responseBytes.mean, link), name: one.name })))
    .reduce<{ link: { name: string }; ms: number; name: string } | null>(
      (worst, one) => (worst === null || one.ms > worst.ms ? one : worst),
      null,
    );
  const held = workload.uploadMs + workload.drainMs + workload.idleMs;
  const working = workload.cpuMs + workload.ioMs;
  return [
    slowest === null
      ? "Nobody calls."
      : `The slowest clients (${slowest.link.name}) take ${milliseconds(slowest.ms)} to fetch a "${slowest.name}" response.`,
    held > 0.001 * working
      ? `They keep a worker ${milliseconds(held)} of the ${milliseconds(held + working)} that a request holds it.`
      : "None of that holds a worker: what they fetch is buffered on the way.",
  ];
}

const ACCEPTS = {
  "accept-when-free": "takes a connection only when a worker is free, so waiting requests share one queue",
  "greedy-to-connection-limit": "takes connections in before a worker is free, so each process has a queue of its own",
  "greedy-unbounded": "takes in every connection at once, so each process has a queue of its own",
  "front-end-queue": "lets its front part queue requests and hand them to free workers",
} as const;

function serverWords({ model, prediction }: Case): readonly [string, string] {
  const { system } = model.machine;
  const { performance } = prediction;
  const queueMs = performance?.breakdown.mean.queue ?? 0;
  const own = `It spends ${milliseconds(system.serverCpuMs)} of CPU on each request itself`;
  return [
    `${system.facts.name} ${ACCEPTS[system.accept.policy]}.`,
    performance === null
      ? `${own}.`
      : `${own}; in its queue a request waits ${queueMs < 0.1 ? "next to nothing" : `${milliseconds(queueMs)} on average`}.`,
  ];
}

function applicationWords({ model, prediction }: Case): readonly [string, string] {
  const { scenario, machine } = model;
  const { workload, system } = machine;
  const app = Math.max(0, workload.cpuMs - system.serverCpuMs);
  const { threadSafe, measured, memory } = scenario.application;
  const load = rateWords(prediction.performance);
  return [
    `A mean request computes ${milliseconds(app)} and waits ${milliseconds(workload.ioMs)} for others${load}.`,
    `A process weighs ${mebibytes(memory.processMiB)} and ${threadSafe ? "may serve several requests at once" : "must serve one request at a time"}; these figures are ${measured ? "measured" : "guesses until you measure them"}.`,
  ];
}

function rateWords(performance: Performance | null): string {
  return performance === null ? "" : `, ${requestsPerSecond(performance.throughputRps)} of them`;
}

/** What each of the five factors does to one mix of this scenario. */
export function factorWords(scenario: Scenario, prediction: Prediction): FactorWords {
  const one: Case = { model: modelOf(scenario), prediction };
  return {
    host: hostWords(one),
    hardware: hardwareWords(one),
    network: networkWords(one),
    server: serverWords(one),
    application: applicationWords(one),
  };
}
