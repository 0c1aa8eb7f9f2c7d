import type { Scenario } from "./scenario";
import { valueAt } from "./valueAt";

/** Those of the ranges that still belong to a number of the scenario, and contain it. */
export function validRanges(scenario: Scenario, ranges: Scenario["ranges"]): Scenario["ranges"] {
  return ranges.filter(({ path, low, high }) => {
    const value = valueAt(scenario, path);
    return typeof value === "number" && low <= value && value <= high;
  });
}
