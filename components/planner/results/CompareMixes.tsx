"use client";

import { clsx } from "clsx";
import { mixName } from "@/lib/planning/mixName";
import { type ComparisonColumn, comparisonColumns, comparisonRows } from "@/lib/report/comparison";
import { serverFacts } from "@/lib/servers/catalogue";
import { usePlanner } from "../PlannerContext";
import { Why } from "../why/Why";
import { sameMix, useShown } from "./useShown";

/** The recommended mix, today's and the rule of thumb side by side: what each would give. */
export function CompareMixes() {
  const plan = usePlanner((state) => state.answer.plan);
  const scenario = usePlanner((state) => state.answer.scenario);
  const tryMix = usePlanner((state) => state.tryMix);
  const shown = useShown();
  const facts = serverFacts(scenario.server.kind);
  const columns: readonly ComparisonColumn[] = [
    ...comparisonColumns(plan),
    ...(shown.role === "tried" ? [{ title: "Tried", evaluated: shown.evaluated }] : []),
  ];
  const rows = comparisonRows(scenario);

  return (
    <section aria-label="Mixes side by side" className="overflow-x-auto rounded-xl border border-edge bg-card">
      <table className="w-full min-w-[34rem] border-collapse text-sm">
        <caption className="sr-only">What each mix would give under this scenario</caption>
        <thead>
          <tr>
            <th scope="col" className="sr-only">
              Measure
            </th>
            {columns.map(({ title, evaluated }) => {
              const current = sameMix(shown.evaluated.mix, evaluated.mix);
              return (
                <th key={title} scope="col" className="px-3 pt-2 pb-1 text-left align-bottom font-normal">
                  <button
                    type="button"
                    aria-pressed={current}
                    onClick={() => tryMix(evaluated.mix)}
                    className={clsx(
                      "w-full rounded-md px-2 py-1 text-left",
                      current ? "bg-well ring-1 ring-edge-strong" : "hover:bg-well",
                    )}
                  >
                    <span className="block text-mute text-xs">{title}</span>
                    <span className="block font-semibold">{mixName(evaluated.mix, facts)}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="border-edge border-t">
              <th scope="row" className="px-3 py-1 text-left font-normal text-mute">
                {row.label}
              </th>
              {columns.map(({ title, evaluated }) => {
                const why = sameMix(shown.evaluated.mix, evaluated.mix) ? row.why(evaluated) : null;
                return (
                  <td key={title} className="px-5 py-1">
                    <span data-row={row.label} data-column={title}>
                      {row.of(evaluated)}
                    </span>
                    {why === null ? null : <Why number={why} label={row.label} evaluated={evaluated} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
