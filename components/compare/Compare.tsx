"use client";

import { Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { TimeBreakdown } from "@/components/charts/TimeBreakdown";
import { Button } from "@/components/ui/Button";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { copyText } from "@/components/ui/copyText";
import { Notice } from "@/components/ui/Notice";
import { PageHeader } from "@/components/ui/PageHeader";
import { toast } from "@/components/ui/toast";
import { mixName } from "@/lib/planning/mixName";
import type { EvaluatedMix, Plan } from "@/lib/planning/plan";
import { comparisonRows } from "@/lib/report/comparison";
import { scenarioDifferences } from "@/lib/report/scenarioDifferences";
import { SEGMENT_NAMES } from "@/lib/report/segmentNames";
import { encodeComparison, MOST_COMPARED } from "@/lib/scenario/comparison";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { AddScenario } from "./AddScenario";
import { CompareTable } from "./CompareTable";
import { letterOf } from "./compareColors";
import { ScenarioColumn } from "./ScenarioColumn";
import { useComparison } from "./useComparison";
import { usePlans } from "./usePlans";

const CompareCurves = dynamic(() => import("./CompareCurves"), {
  ssr: false,
  loading: () => <div className="h-[320px]" />,
});

/** More inputs than these differ: their table is taller than the one beside it. */
const LONG = 14;

const MEAN = "a mean request";
const SLOW = "a slow one (at the objective's percentile)";

interface Compared {
  readonly index: number;
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** The recommended mix; today's where nothing can be recommended. */
  readonly evaluated: EvaluatedMix;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** What each scenario's mix would give, row by row. */
function headlineRows(compared: readonly Compared[]) {
  const [first] = compared;
  if (first === undefined) return [];
  const perScenario = compared.map(({ scenario, evaluated }) =>
    comparisonRows(scenario).map((row) => ({ label: row.label, value: row.of(evaluated) })),
  );
  return [
    {
      label: "The mix",
      values: compared.map(({ scenario, evaluated }) => mixName(evaluated.mix, serverFacts(scenario.server.kind))),
    },
    ...comparisonRows(first.scenario).map(({ label }, row) => ({
      label,
      // Where the objective is another one, the figure says of what it is.
      values: perScenario.map((rows) => {
        const one = rows[row];
        return one === undefined ? null : one.label === label ? one.value : `${one.value} (${one.label})`;
      }),
    })),
  ];
}

/** Up to four scenarios side by side: what differs, what each would give, and why. */
export function Compare() {
  const { scenarios, fault, change } = useComparison();
  const { plans, failed } = usePlans(scenarios);
  const [ofRequest, setOfRequest] = useState(MEAN);
  const compared: Compared[] = scenarios.flatMap((scenario, index) => {
    const plan = plans.get(scenario);
    return plan === undefined ? [] : [{ index, scenario, plan, evaluated: plan.recommendation ?? plan.today }];
  });
  const complete = compared.length === scenarios.length;
  const running = compared.flatMap(({ index, scenario, plan, evaluated }) => {
    const { performance } = evaluated.prediction;
    return performance === null ? [] : [{ index, scenario, plan, performance }];
  });
  const differences = scenarioDifferences(scenarios);
  const times = running.map(({ index, scenario, performance }) => ({
    label: `${letterOf(index)} · ${scenario.name}`,
    breakdown: ofRequest === SLOW ? performance.breakdown.slow : performance.breakdown.mean,
    before: null,
  }));

  const add = (more: readonly Scenario[]) => {
    const next = [...scenarios, ...more];
    if (next.length > MOST_COMPARED) toast.error(`${MOST_COMPARED} scenarios are the most. Remove one first.`);
    change(next.slice(0, MOST_COMPARED));
  };
  const copy = async () => {
    const link = `${window.location.origin}/compare#${encodeComparison(scenarios)}`;
    if (await copyText(link)) toast.success("Link copied. It holds the scenarios themselves: nothing is stored.");
    else toast.error("The browser did not let it be copied: copy the address of this page.");
  };

  return (
    <>
      <PageHeader>
        {scenarios.length === 0 ? null : (
          <Button onClick={copy}>
            <Link2 className="size-4" aria-hidden="true" /> Copy link
          </Button>
        )}
      </PageHeader>
      <main
        id="main"
        tabIndex={-1}
        aria-busy={!complete}
        className="mx-auto grid max-w-[100rem] grid-cols-[minmax(0,1fr)] gap-4 p-4 outline-none lg:p-6"
      >
        <div>
          <h1 className="mb-1 font-semibold text-xl">Side by side</h1>
          <p className="mb-3 text-mute text-sm">
            Up to four scenarios, each with the mix that is best for it. They live in the address of this page.
          </p>
          {scenarios.length < MOST_COMPARED ? <AddScenario base={scenarios[0] ?? EXAMPLE} onAdd={add} /> : null}
        </div>
        {fault === null ? null : <Notice>{fault}</Notice>}
        {failed ? <Notice>The model stopped unexpectedly. Reload the page to go on.</Notice> : null}
        {scenarios.length === 0 ? (
          <div className="rounded-xl border border-edge border-dashed p-8 text-center">
            <p className="mb-3 text-mute">
              Nothing to compare yet. Add scenarios above, or start with the example on three machines.
            </p>
            <Button
              look="primary"
              onClick={() =>
                change(
                  [2, 4, 8].map((cpus) => ({
                    ...EXAMPLE,
                    name: `${EXAMPLE.name}, ${cpus} CPUs`,
                    hardware: { ...EXAMPLE.hardware, cpus, memoryMiB: cpus * 2048 },
                  })),
                )
              }
            >
              Compare 2, 4 and 8 CPUs
            </Button>
          </div>
        ) : (
          <>
            <div className="flex snap-x gap-3 max-sm:overflow-x-auto max-sm:pb-2 sm:grid sm:auto-cols-fr sm:grid-flow-col">
              {scenarios.map((scenario, index) => (
                <ScenarioColumn
                  // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place; two may be the same.
                  key={index}
                  index={index}
                  scenario={scenario}
                  plan={plans.get(scenario)}
                  onRemove={() => change(scenarios.filter((_, other) => other !== index))}
                />
              ))}
            </div>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2">
              <CompareTable
                title="What differs"
                scenarios={scenarios}
                rows={differences.map(({ factorTitle, label, values }) => ({
                  label: `${factorTitle}: ${label}`,
                  values,
                }))}
                emptyText={
                  scenarios.length === 1 ? "Add another scenario to see what differs." : "All inputs are the same."
                }
              />
              {/* A long list of inputs leaves room beside it for all the rest. */}
              <div
                className={
                  differences.length > LONG ? "grid grid-cols-[minmax(0,1fr)] content-start gap-4" : "contents"
                }
              >
                <CompareTable
                  title="What each would give"
                  scenarios={complete ? scenarios : []}
                  rows={complete ? headlineRows(compared) : []}
                  emptyText="Computing …"
                />
                {running.length === 0 ? null : (
                  <>
                    <ChartCard
                      title="How much load before each sinks"
                      description="The first objective's latency of each scenario's mix against arrival rate; the small circle is its load of today."
                      fileName="compare-curves"
                      table={{
                        columns: [
                          "scenario",
                          "arrival rate req/s",
                          "objective ms",
                          "p50 ms",
                          "p99 ms",
                          "throughput req/s",
                        ],
                        rows: running.flatMap(({ index, plan }) =>
                          plan.curve.map((point) => [
                            letterOf(index),
                            round(point.rateRps),
                            round(point.objectiveMs),
                            round(point.p50Ms),
                            round(point.p99Ms),
                            round(point.throughputRps),
                          ]),
                        ),
                      }}
                    >
                      <CompareCurves
                        curves={running.map(({ index, scenario, plan, performance }) => ({
                          index,
                          limitMs: scenario.objectives.latency[0]?.limitMs ?? performance.server.p95Ms,
                          curve: plan.curve,
                          rateRps: performance.offeredRps,
                          valueMs: performance.objectives[0]?.valueMs ?? performance.server.p95Ms,
                        }))}
                      />
                    </ChartCard>
                    <ChartCard
                      title="Where the time goes"
                      description="At the server, all on one scale."
                      fileName="compare-times"
                      table={{
                        columns: ["segment", ...times.map(({ label }) => `${label}, ms`)],
                        rows: TIME_SEGMENTS.map((segment) => [
                          SEGMENT_NAMES[segment],
                          ...times.map(({ breakdown }) => round(breakdown[segment])),
                        ]),
                      }}
                    >
                      <div className="mb-2">
                        <ChoiceButtons
                          legend="Of which request"
                          options={[MEAN, SLOW]}
                          value={ofRequest}
                          onChange={setOfRequest}
                        />
                      </div>
                      <TimeBreakdown rows={times} />
                    </ChartCard>
                  </>
                )}
              </div>
            </div>
          </>
        )}
      </main>
    </>
  );
}
