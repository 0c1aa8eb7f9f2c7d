import type { ReactNode } from "react";
import type { Budget } from "@/lib/analytic/prediction";
import { budgetText } from "@/lib/report/budgetText";

/** Each limit, how much of it is in use, and the ceiling set for it. */
export function Budgets({
  budgets,
  binding,
  why,
}: {
  readonly budgets: readonly Budget[];
  readonly binding: Budget | null;
  /** What opens the explanation of one of them. */
  readonly why?: ((budget: Budget) => ReactNode) | undefined;
}) {
  return (
    <ul className="grid gap-2.5">
      {budgets.map((budget) => {
        const full = budget.utilisation > (budget.ceiling ?? 1);
        return (
          <li key={`${budget.resource}-${budget.name}`} className="text-sm">
            <div className="mb-0.5 flex justify-between gap-2">
              <span>
                {budget.name}
                {binding?.name === budget.name ? <span className="ml-1.5 text-load text-xs">gives first</span> : null}
              </span>
              <span className="text-mute">
                {budgetText(budget)}
                {why?.(budget)}
              </span>
            </div>
            <div className="relative h-2.5 rounded bg-hatch" aria-hidden="true">
              <div
                className={`h-full rounded ${full ? "bg-load" : "bg-sea-soft"}`}
                style={{ width: `${Math.min(100, 100 * budget.utilisation)}%` }}
              />
              {budget.ceiling === null ? null : (
                <div
                  className="absolute -top-0.5 -bottom-0.5 w-0.5 bg-load"
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
