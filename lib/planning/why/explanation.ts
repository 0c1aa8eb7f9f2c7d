import { figure } from "@/lib/analytic/wording";
import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";
import { type Expression, evaluateExpression } from "./expression";
import type { ModelPage } from "./modelPages";

/** Units of numbers that are explained: those of inputs, and a share of 1. */
export type WhyUnit = Unit | "share";

export interface WhySymbol {
  readonly symbol: string;
  /** What it stands for, in plain words. */
  readonly name: string;
  readonly value: number;
  readonly unit: WhyUnit;
}

/** Why a number is what it is. Plain data, made from the very numbers of the prediction. */
export interface Explanation {
  /** What the number is. */
  readonly title: string;
  readonly value: number;
  readonly unit: WhyUnit;
  /** Null where no line of arithmetic gives it: the note then says how it is found. */
  readonly formula: { readonly left: string; readonly right: Expression } | null;
  readonly symbols: readonly WhySymbol[];
  readonly note: string;
  readonly page: ModelPage;
}

export function whyText(value: number, unit: WhyUnit): string {
  if (unit === "share") return `${figure(100 * value)} %`;
  return unit === "count" ? figure(value) : readable(value, unit);
}

/** What one of a unit is in ms, bytes and their quotients, in which formulas are computed. */
function factorOf(unit: WhyUnit): number {
  if (unit === "rps") return 1e-3;
  return unit === "Mbps" ? 125 : 1;
}

/** The number that an explanation's formula gives with its own symbols; null without a formula. For tests. */
export function explainedValue({ formula, symbols, unit }: Explanation): number | null {
  if (formula === null) return null;
  const result = evaluateExpression(formula.right, (symbol) => {
    const one = symbols.find((candidate) => candidate.symbol === symbol);
    return one === undefined ? Number.NaN : one.value * factorOf(one.unit);
  });
  return result / factorOf(unit);
}
