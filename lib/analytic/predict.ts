import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";
import { budgetsOf } from "./budgets";
import { evaluate } from "./evaluate";
import { performanceFindings, scenarioFindings } from "./findings";
import { impossibilities } from "./limits";
import { type Machine, machineOf } from "./machine";
import { memoryOf } from "./memory";
import { MODEL_VERSION } from "./modelVersion";
import { performanceOf } from "./performance";
import type { Prediction } from "./prediction";

export function mixOf({ server }: Scenario): Mix {
  return { processes: server.processes, threads: server.threads };
}

/** A scenario made ready for many mixes and loads. */
export interface Model {
  readonly scenario: Scenario;
  readonly machine: Machine;
}

export function modelOf(scenario: Scenario): Model {
  return { scenario, machine: machineOf(resolve(scenario)) };
}

/** Everything that the model says of one mix; `load` (one machine's) defaults to the scenario's. */
export function predictMix({ scenario, machine }: Model, mix: Mix, load: Load = machine.system.load): Prediction {
  const { system } = machine;
  const evaluation = evaluate(machine, mix, load);
  const memory = memoryOf(scenario, system, mix, evaluation.inService);
  const budgets = budgetsOf(scenario, machine, evaluation, memory);
  const general = scenarioFindings(scenario, machine);
  const impossible = [
    ...general.filter(({ severity }) => severity === "impossible"),
    ...impossibilities(scenario, system, mix, memory),
  ];
  const base = { modelVersion: MODEL_VERSION, mix, memory, budgets };
  if (impossible.length > 0) return { ...base, findings: impossible, performance: null };
  const performance = performanceOf(scenario, machine, evaluation, budgets);
  return { ...base, findings: performanceFindings(scenario, machine, evaluation, performance), performance };
}

/** The prediction of one mix under the scenario's load; the scenario's own mix where none is given. */
export function predict(scenario: Scenario, mix: Mix = mixOf(scenario)): Prediction {
  return predictMix(modelOf(scenario), mix);
}
