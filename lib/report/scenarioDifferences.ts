import type { FactorId } from "@/lib/scenario/inputs";
import type { Scenario } from "@/lib/scenario/scenario";
import { scenarioRows } from "./scenarioRows";

/** One input in which scenarios differ: its value in each of them, null where it has none. */
export interface Difference {
  readonly factor: FactorId;
  readonly factorTitle: string;
  readonly label: string;
  readonly values: readonly (string | null)[];
}

/** Every input, by the name it has in the form, that is not the same in all of these scenarios. */
export function scenarioDifferences(scenarios: readonly Scenario[]): Difference[] {
  const all = scenarios.map(scenarioRows);
  const [first] = all;
  if (first === undefined) return [];
  return first.flatMap(({ id, title }, factor) => {
    const rows = all.map((factors) => factors[factor]?.rows ?? []);
    const labels = [...new Set(rows.flatMap((one) => one.map(({ label }) => label)))];
    return labels.flatMap((label) => {
      const values = rows.map((one) => one.find((row) => row.label === label)?.value ?? null);
      return new Set(values).size > 1 ? [{ factor: id, factorTitle: title, label, values }] : [];
    });
  });
}
