import type { ReactNode } from "react";
import type { Budget } from "@/lib/analytic/prediction";
import { budgetText } from "@/lib/report/budgetText";
import { readable } from "@/lib/units/formatQuantity";

/** Each limit, how much of it is in use, and the ceiling set for it. */
export function Budgets({
  budgets,
  binding,
  utilisationBefore,
  why,
}: {
  readonly budgets: readonly Budget[];
  readonly binding: Budget | null;
  /** How much of a limit was in use when a baseline was pinned, 0 … 1; null where nothing is known of it. */
  readonly utilisationBefore: (name: string) => number | null;
  /** What opens the explanation of one of them. */
  readonly why?: ((budget: Budget) => ReactNode) | undefined;
}) {
  return (
    <ul className="grid gap-2.5">
      {budgets.map((budget) => {
        const past = utilisationBefore(budget.name);
        const full = budget.utilisation > (budget.ceiling ?? 1);
        return (
          <li key={`${budget.resource}-${budget.name}`} className="text-sm">
            <div className="mb-0.5 flex justify-between gap-2">
              <span>
                {budget.name}
                {binding?.name === budget.name ? <span className="ml-1.5 text-load text-xs">gives first</span> : null}
              </span>
              <span className="text-right text-mute">
                {past === null ? null : <span className="text-xs">was {readable(100 * past, "percent", 2)}, now </span>}
                {budgetText(budget)}
                {why?.(budget)}
              </span>
            </div>
            <div className="swatch relative h-2.5 rounded bg-hatch" aria-hidden="true">
              <div
                className={`swatch h-full rounded ${full ? "bg-load" : "bg-sea-soft"}`}
                style={{ width: `${Math.min(100, 100 * budget.utilisation)}%` }}
              />
              {past === null ? null : (
                <div
                  className="swatch absolute -top-1 -bottom-1 w-1 rounded-sm bg-ink"
                  style={{ left: `min(calc(100% - 4px), ${100 * past}%)` }}
                />
              )}
              {budget.ceiling === null ? null : (
                <div
                  className="swatch absolute -top-0.5 -bottom-0.5 w-0.5 bg-load"
                  style={{ left: `${100 * budget.ceiling}%` }}
                />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
