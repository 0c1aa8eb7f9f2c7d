import { count, figure } from "@/lib/analytic/wording";
import type { Advice, Outcome } from "@/lib/planning/advice/advice";
import { headroomText } from "@/lib/planning/headroomText";
import { lineWords } from "@/lib/planning/loadWords";
import type { Scenario } from "@/lib/scenario/scenario";
import { readable } from "@/lib/units/formatQuantity";

const NONE = "can't run";

function rowsOf({ traffic, objectives }: Scenario) {
  const percentile = objectives.latency[0]?.percentile ?? 95;
  const rows: readonly { readonly name: string; readonly text: (outcome: Outcome) => string | null }[] = [
    { name: "Mix", text: ({ mix }) => `${count(mix.processes)} × ${count(mix.threads)}` },
    {
      name: `p${figure(percentile)}`,
      text: ({ objectiveMs }) => (objectiveMs === null ? NONE : readable(objectiveMs, "ms")),
    },
    {
      name: "Line",
      text: ({ loadLineRps, headroom }) =>
        loadLineRps === null || headroom === null ? NONE : lineWords(traffic.load, loadLineRps, headroom),
    },
    { name: "Load against the line", text: (outcome) => headroomText(outcome) ?? NONE },
    { name: "Memory of a machine", text: ({ memoryMiB }) => readable(memoryMiB, "MiB") },
    {
      name: "Cost",
      text: ({ costPerHour }) => (costPerHour === null ? null : `${figure(costPerHour)} an hour`),
    },
  ];
  return rows;
}

/** Before and after one change, figure by figure. */
export function CompareOutcomes({ advice }: { readonly advice: Advice }) {
  const rows = rowsOf(advice.scenario);
  return (
    <table className="mt-1.5 text-xs">
      <caption className="sr-only">Before and after: {advice.title}</caption>
      <thead>
        <tr className="text-mute">
          <td />
          <th scope="col" className="px-3 text-right font-medium">
            Before
          </th>
          <th scope="col" className="px-3 text-right font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, text }) => {
          const [before, after] = [text(advice.before), text(advice.after)];
          return before === null && after === null ? null : (
            <tr key={name} className="border-edge border-t">
              <th scope="row" className="py-0.5 pr-3 text-left font-normal text-mute">
                {name}
              </th>
              <td className="px-3 text-right">{before}</td>
              <td className="px-3 text-right font-medium">{after}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
