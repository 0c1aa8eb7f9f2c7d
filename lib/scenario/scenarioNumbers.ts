import type { Unit } from "@/lib/units/unit";
import { type FactorId, inputAt } from "./inputs";
import type { Scenario } from "./scenario";
import { type Path, valueAt } from "./valueAt";

/** A number of a scenario, as the form calls it. */
export interface ScenarioNumber {
  readonly path: Path;
  readonly label: string;
  /** Name of the entry it belongs to ("Page", "4G"), or null where there is only one. */
  readonly entry: string | null;
  readonly factor: FactorId;
  readonly unit: Unit;
  readonly value: number;
}

function entryName(scenario: Scenario, path: Path): string | null {
  const index = path.findIndex((key) => typeof key === "number");
  if (index < 0) return null;
  const name = valueAt(scenario, [...path.slice(0, index + 1), "name"]);
  return typeof name === "string" ? name : null;
}

function pathsIn(value: unknown, path: Path): Path[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    pathsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Every number of the scenario that has a name in the form, in the form's order. */
export function scenarioNumbers(scenario: Scenario): ScenarioNumber[] {
  const { ranges: _, version: __, ...parts } = scenario;
  return pathsIn(parts, []).flatMap((path) => {
    const input = inputAt(path);
    const value = valueAt(scenario, path);
    if (input === undefined || typeof value !== "number") return [];
    return [
      { path, label: input.label, entry: entryName(scenario, path), factor: input.factor, unit: input.unit, value },
    ];
  });
}
