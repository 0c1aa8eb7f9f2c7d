import type { Scenario } from "@/lib/scenario/scenario";
import { type ScenarioNumber, scenarioNumbers } from "@/lib/scenario/scenarioNumbers";

/** A number of the scenario that a person may not know exactly, or could change. */
export type NumericInput = ScenarioNumber;

/** What is asked, and what only growth and costs read: no model of a mix depends on them by a law worth a slope. */
const NOT_OF_THE_MODEL = [/^objectives\.latency\.\d+\.percentile$/, /^traffic\.(growth|dailyPeak)/, /costPerHour$/];

/** Every number of the scenario above zero that has a name in the form, in the form's order. */
export function numericInputs(scenario: Scenario): NumericInput[] {
  return scenarioNumbers(scenario).filter(
    ({ path, value }) => value > 0 && !NOT_OF_THE_MODEL.some((pattern) => pattern.test(path.join("."))),
  );
}
