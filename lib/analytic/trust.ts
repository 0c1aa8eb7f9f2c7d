import type { Evaluation } from "./evaluate";
import type { Machine } from "./machine";
import type { Trust } from "./prediction";

/** Utilisation of the slots from which a hoarding server's queues may run away from each other. */
const HOARDING_LOAD = 0.7;
/** Use of the CPU below which the processes are free to accept whenever a connection comes. */
const IDLE_CPU = 0.5;

/** Several processes that race for connections and queue them privately: their shares are uneven, which is not priced. */
export function racesForConnections(machine: Machine, { queueing, mix }: Evaluation): boolean {
  return queueing.private && mix.processes > 1 && !machine.system.accept.reusePort;
}

/** Such a server whose CPU idles: one process can win connection after connection. */
function hoards(machine: Machine, evaluation: Evaluation): boolean {
  const { queueing, mix, throughput } = evaluation;
  if (!racesForConnections(machine, evaluation)) return false;
  const cpuShare = throughput * machine.workload.cpuMs;
  const slotLoad = evaluation.inService / (queueing.slots * mix.processes);
  return slotLoad > HOARDING_LOAD && cpuShare / Math.min(machine.cores, mix.processes) < IDLE_CPU;
}

export function trustOf(machine: Machine, evaluation: Evaluation): Trust {
  const { facts } = machine.system;
  const unstable = hoards(machine, evaluation);
  if (facts.kind === "ideal")
    return {
      basis: "theory",
      meanErrorPercent: 2,
      p95ErrorPercent: 4,
      unstable: false,
      why: "A server without costs of its own: checked against exact results of queueing theory.",
    };
  if (unstable)
    return {
      basis: facts.versionMeasured === null ? "unchecked" : "measured",
      meanErrorPercent: 100,
      p95ErrorPercent: 150,
      unstable: true,
      why: "Its processes take in more connections than they can serve while others idle: two measured runs of the very same load differed by a factor of two.",
    };
  if (facts.versionMeasured !== null)
    return {
      basis: "measured",
      meanErrorPercent: 15,
      p95ErrorPercent: 20,
      unstable: false,
      why: `Runs of ${facts.name} ${facts.versionMeasured} were measured under known load and compared with this model.`,
    };
  return {
    basis: "unchecked",
    meanErrorPercent: 25,
    p95ErrorPercent: 35,
    unstable: false,
    why: `${facts.name} was not measured: its behaviour comes from its source and documents, its cost from a sibling.`,
  };
}
