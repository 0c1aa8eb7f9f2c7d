import type { FactorId } from "@/lib/scenario/inputs";
import type { Scenario } from "@/lib/scenario/scenario";
import { scenarioNumbers } from "@/lib/scenario/scenarioNumbers";
import type { Path } from "@/lib/scenario/valueAt";
import type { Unit } from "@/lib/units/unit";

/** A number of the scenario that can be swept, as people call it. */
export interface SweepInput {
  readonly path: Path;
  /** "CPUs", "Page: CPU a request". */
  readonly name: string;
  readonly factor: FactorId;
  readonly unit: Unit;
  readonly value: number;
}

/** What only growth and costs read: no answer for today moves with it. */
const NOT_OF_TODAY = /^traffic\.(growth|dailyPeak)|costPerHour$/;

/** Objectives have no names: one is "Objective", several are counted. */
function objectiveOf({ objectives }: Scenario, path: Path): string | null {
  if (path[0] !== "objectives" || path[1] !== "latency") return null;
  return objectives.latency.length > 1 ? `Objective ${Number(path[2]) + 1}` : "Objective";
}

/** Every number that can be swept, in the order of the form. */
export function sweepInputs(scenario: Scenario): SweepInput[] {
  return scenarioNumbers(scenario)
    .filter(({ path }) => !NOT_OF_TODAY.test(path.join(".")))
    .map(({ path, label, entry, factor, unit, value }) => {
      const group = entry ?? objectiveOf(scenario, path);
      return { path, name: group === null ? label : `${group}: ${label}`, factor, unit, value };
    });
}

/** The number at `path` as an input to sweep; undefined where there is none. */
export function sweepInputAt(scenario: Scenario, path: Path): SweepInput | undefined {
  const key = path.join(".");
  return sweepInputs(scenario).find((input) => input.path.join(".") === key);
}
