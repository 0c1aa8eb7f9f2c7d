import type { EvidenceSummary } from "@/lib/validation/evidence";
import { MODELS } from "@/lib/validation/judge";

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** Median errors by kind of server, hoarding mixes and runs of fewer than 500 requests aside. */
export function EvidenceTable({ summaries }: { readonly summaries: readonly EvidenceSummary[] }) {
  return (
    <section
      className="overflow-x-auto rounded-xl border border-edge bg-card"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Errors by server"
    >
      <table className="w-full min-w-[46rem] text-sm">
        <caption className="px-3.5 pt-3 pb-2 text-left text-mute text-xs">
          Median error of the mean and of the 95th percentile, without sign. Hoarding mixes and runs of fewer than 500
          requests are left out: they are shown above, not judged.
        </caption>
        <thead>
          <tr className="border-edge border-t">
            <th scope="col" className="px-3.5 py-1.5 text-left font-medium">
              Server
            </th>
            <th scope="col" className="px-2 py-1.5 text-left font-medium">
              Measured version
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-medium">
              Cases
            </th>
            {MODELS.map((model) => (
              <th key={model} scope="col" className="px-3.5 py-1.5 text-right font-medium">
                {model}: mean · p95
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summaries.map(({ server, version, errors }) => (
            <tr key={server} className="border-edge border-t first:[&>*]:font-semibold">
              <th scope="row" className="px-3.5 py-1 text-left font-normal">
                {server}
              </th>
              <td className="px-2 py-1 text-mute">{version}</td>
              <td className="px-2 py-1 text-right">{errors.analytic?.cases ?? 0}</td>
              {MODELS.map((model) => {
                const summary = errors[model];
                return (
                  <td key={model} className="px-3.5 py-1 text-right">
                    {summary === null ? "–" : `${percent(summary.medianMean)} · ${percent(summary.medianP95)}`}
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
