import { clsx } from "clsx";
import type { Scenario } from "@/lib/scenario/scenario";
import { COMPARE_LOOKS, letterOf } from "./compareColors";

interface CompareTableProps {
  readonly title: string;
  readonly scenarios: readonly Scenario[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (string | null)[] }[];
  /** What it says where there are no rows. */
  readonly emptyText: string;
}

/** One row a measure or input, one column a scenario; what is not as in the first is marked. */
export function CompareTable({ title, scenarios, rows, emptyText }: CompareTableProps) {
  return (
    <section aria-label={title} className="rounded-xl border border-edge bg-card p-3.5">
      <h2 className="mb-1 font-semibold text-sm">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-mute text-sm">{emptyText}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className="overflow-x-auto" tabIndex={0} aria-label={`${title}: the table`}>
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr>
                <td className="sticky left-0 bg-card" />
                {scenarios.map(({ name }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place; two may be the same.
                  <th key={index} scope="col" className="min-w-28 px-2 pb-1 text-left font-medium">
                    <span
                      className="forced-color-adjust-none"
                      style={{ color: COMPARE_LOOKS[index]?.color }}
                      aria-hidden="true"
                    >
                      ●{" "}
                    </span>
                    {letterOf(index)}
                    <span className="sr-only"> {name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, values }) => (
                <tr key={label} className="border-edge border-t">
                  <th
                    scope="row"
                    className="sticky left-0 w-40 min-w-28 bg-card py-1 pr-3 text-left align-top font-normal text-mute"
                  >
                    {label}
                  </th>
                  {values.map((value, index) => (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                      key={index}
                      data-differs={value !== values[0]}
                      className={clsx("px-2 py-1 align-top", value !== values[0] && "bg-well font-semibold")}
                    >
                      {value ?? "—"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
