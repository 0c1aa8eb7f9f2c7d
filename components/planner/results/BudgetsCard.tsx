"use client";

import { Budgets } from "@/components/charts/Budgets";
import { ChartCard } from "@/components/charts/ChartCard";
import { budgetText } from "@/lib/report/budgetText";
import { usePlanner } from "../PlannerContext";
import { Why } from "../why/Why";
import { ROLE_TEXT } from "./roleText";
import { shortMix } from "./shortMix";
import { tableNumber } from "./tableNumber";
import { useShown } from "./useShown";

/** How much of each limit is in use, and was. */
export function BudgetsCard() {
  const baseline = usePlanner((state) => state.baseline);
  const { evaluated, role } = useShown();
  const { budgets, performance } = evaluated.prediction;
  const before = baseline?.evaluated.prediction.budgets ?? null;
  const utilisationBefore = (name: string) => before?.find((one) => one.name === name)?.utilisation ?? null;
  return (
    <ChartCard
      title="Budgets"
      description={`How much of each limit ${shortMix(evaluated.mix)} (${ROLE_TEXT[role]}) uses; the mark is your ceiling.`}
      fileName="budgets"
      table={{
        columns: [
          "limit",
          "in use",
          "utilisation %",
          "reached at req/s",
          ...(before === null ? [] : ["utilisation before %"]),
        ],
        rows: budgets.map((budget) => {
          const past = utilisationBefore(budget.name);
          return [
            budget.name,
            budgetText(budget),
            tableNumber(100 * budget.utilisation, 3),
            tableNumber(budget.saturationRps, 3),
            ...(before === null ? [] : [tableNumber(past === null ? null : 100 * past, 3)]),
          ];
        }),
      }}
    >
      <Budgets
        budgets={budgets}
        binding={performance?.binding ?? null}
        utilisationBefore={utilisationBefore}
        why={
          performance === null
            ? undefined
            : ({ name }) => <Why number={`budget:${name}`} label={name} evaluated={evaluated} />
        }
      />
    </ChartCard>
  );
}
