import { scenarioRows } from "@/lib/report/scenarioRows";
import type { Scenario } from "@/lib/scenario/scenario";

/** The scenario to read, not to edit: every factor with its inputs. */
export function ScenarioSummary({ scenario }: { readonly scenario: Scenario }) {
  return (
    <div className="grid gap-3">
      {scenarioRows(scenario).map((factor) => (
        <section key={factor.id} aria-labelledby={`summary-${factor.id}`} className="border-edge border-t pt-2">
          <h2 id={`summary-${factor.id}`} className="flex items-center gap-2 font-semibold text-sm">
            {factor.number === null ? null : (
              <span className="grid size-5 place-items-center rounded-full border-[1.5px] border-edge-strong font-semibold text-2xs text-mute">
                {factor.number}
              </span>
            )}
            {factor.title}
          </h2>
          <dl className="mt-1 grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-0.5 text-sm">
            {factor.rows.map((row) => (
              <div key={row.label} className="contents">
                <dt className="text-mute">{row.label}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
