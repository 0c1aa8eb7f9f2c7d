"use client";

import { clsx } from "clsx";
import type { EvaluatedMix } from "@/lib/planning/plan";
import { serverFacts } from "@/lib/servers/catalogue";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { mixText } from "./mixText";
import { sameMix, useShown } from "./useShown";

function percent(fraction: number): string {
  return `${readable(100 * fraction, "percent", Math.abs(fraction) < 0.1 ? 2 : 3)}`;
}

function headroomText(evaluated: EvaluatedMix): string {
  const { headroom, loadLineRps } = evaluated;
  if (headroom === null || loadLineRps === null) return "—";
  if (loadLineRps === 0) return "fails at any load";
  const below = headroom >= 0;
  return `${Math.abs(headroom * 100).toFixed(0)} % ${below ? "below" : "past"}`;
}

interface Column {
  readonly title: string;
  readonly evaluated: EvaluatedMix;
}

interface Row {
  readonly label: string;
  readonly of: (evaluated: EvaluatedMix) => string;
}

/** The recommended mix, today's and the rule of thumb side by side: what each would give. */
export function CompareMixes() {
  const plan = usePlanner((state) => state.answer.plan);
  const scenario = usePlanner((state) => state.answer.scenario);
  const tryMix = usePlanner((state) => state.tryMix);
  const shown = useShown();
  const facts = serverFacts(scenario.server.kind);
  const objective = scenario.objectives.latency[0];
  const unit = facts.slot;

  const columns: Column[] = [
    ...(plan.recommendation === null ? [] : [{ title: "Recommended", evaluated: plan.recommendation }]),
    { title: "Today", evaluated: plan.today },
    { title: "Rule of thumb", evaluated: plan.ruleOfThumb },
    ...(shown.role === "tried" ? [{ title: "Tried", evaluated: shown.evaluated }] : []),
  ];
  const rows: Row[] = [
    {
      label: `${objective?.percentile ?? 95}th percentile`,
      of: ({ prediction }) => text(prediction.performance?.objectives[0]?.valueMs, "ms"),
    },
    { label: "Mean response", of: ({ prediction }) => text(prediction.performance?.server.meanMs, "ms") },
    { label: "Mean at the client", of: ({ prediction }) => text(prediction.performance?.client.meanMs, "ms") },
    { label: "Throughput", of: ({ prediction }) => text(prediction.performance?.throughputRps, "rps") },
    {
      label: "Refused",
      of: ({ prediction }) =>
        prediction.performance === null ? "—" : percent(prediction.performance.rejectedFraction),
    },
    { label: "The line", of: ({ loadLineRps }) => text(loadLineRps, "rps") },
    { label: "Distance to it", of: headroomText },
    { label: "Memory", of: ({ prediction }) => readable(prediction.memory.totalMiB, "MiB") },
    { label: "Gives first", of: ({ prediction }) => prediction.performance?.binding.name ?? "can't run" },
  ];

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
                    <span className="block font-semibold">{mixText(evaluated.mix, unit)}</span>
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
              {columns.map(({ title, evaluated }) => (
                <td key={title} className="px-5 py-1" data-row={row.label} data-column={title}>
                  {row.of(evaluated)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function text(value: number | null | undefined, unit: "ms" | "rps"): string {
  return value === null || value === undefined ? "—" : readable(value, unit);
}
