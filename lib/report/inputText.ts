import type { NumericInput } from "@/lib/planning/sensitivity/numericInputs";
import { readable } from "@/lib/units/formatQuantity";

/** "CPU a request, Page": an input with the entry it belongs to. */
export function inputName({ label, entry }: Pick<NumericInput, "label" | "entry">): string {
  return entry === null ? label : `${label}, ${entry}`;
}

/** One value of an input, as it reads. */
export function inputText({ unit }: Pick<NumericInput, "unit">, value: number): string {
  return readable(value, unit);
}
