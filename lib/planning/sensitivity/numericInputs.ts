import { type FactorId, inputAt } from "@/lib/scenario/inputs";
import type { Scenario } from "@/lib/scenario/scenario";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import type { Unit } from "@/lib/units/unit";

/** A number of the scenario that a person may not know exactly, or could change. */
export interface NumericInput {
  readonly path: Path;
  readonly label: string;
  /** Name of the entry it belongs to ("Page", "4G"), or null where there is only one. */
  readonly entry: string | null;
  readonly factor: FactorId;
  readonly unit: Unit;
  readonly value: number;
}

/** What is asked, and what only growth and costs read: no model of a mix depends on them by a law worth a slope. */
const NOT_OF_THE_MODEL = [/^objectives\.latency\.\d+\.percentile$/, /^traffic\.(growth|dailyPeak)/, /costPerHour$/];

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

/** Every number of the scenario above zero that has a name in the form, in the form's order. */
export function numericInputs(scenario: Scenario): NumericInput[] {
  const { ranges: _, version: __, ...parts } = scenario;
  return pathsIn(parts, []).flatMap((path) => {
    const input = inputAt(path);
    const value = valueAt(scenario, path);
    if (input === undefined || typeof value !== "number" || value <= 0) return [];
    if (NOT_OF_THE_MODEL.some((pattern) => pattern.test(path.join(".")))) return [];
    return [
      { path, label: input.label, entry: entryName(scenario, path), factor: input.factor, unit: input.unit, value },
    ];
  });
}
