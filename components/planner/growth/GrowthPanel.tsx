"use client";

import dynamic from "next/dynamic";
import { ChartCard } from "@/components/charts/ChartCard";
import { figure } from "@/lib/analytic/wording";
import { peakFactor, runwayOf } from "@/lib/planning/growth/runway";
import { runwayTitle, runwayWords } from "@/lib/planning/growth/runwayWords";
import { lineWords } from "@/lib/planning/loadWords";
import { mixName } from "@/lib/planning/mixName";
import type { EvaluatedMix, Plan } from "@/lib/planning/plan";
import { runwayPicture } from "@/lib/report/runwayPicture";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { QuantityField } from "../form/QuantityField";
import { WhereEditable } from "../WhereEditable";

const RunwayChart = dynamic(() => import("./RunwayChart"), {
  ssr: false,
  loading: () => <div className="h-[260px]" />,
});

function RunwayLine({
  name,
  evaluated,
  scenario,
}: {
  readonly name: string;
  readonly evaluated: EvaluatedMix;
  readonly scenario: Scenario;
}) {
  const facts = serverFacts(scenario.server.kind);
  const { loadLineRps, headroom } = evaluated;
  const line =
    loadLineRps === null || headroom === null || loadLineRps === 0
      ? ""
      : `, line ${lineWords(scenario.traffic.load, loadLineRps, headroom)}`;
  return (
    <li className="text-sm">
      <span className="font-medium">{name}</span>{" "}
      <span className="text-mute">
        ({mixName(evaluated.mix, facts)}
        {line}):
      </span>{" "}
      {runwayWords(runwayOf(scenario, evaluated))}
    </li>
  );
}

/** How long until the daily peak of growing traffic passes the line, for the recommended mix and for today's. */
export function GrowthPanel({ scenario, plan }: { readonly scenario: Scenario; readonly plan: Plan }) {
  const { growthPercentPerMonth, dailyPeakRatio } = scenario.traffic;
  const picture = runwayPicture(scenario, plan);
  return (
    <ChartCard
      title={runwayTitle(runwayOf(scenario, plan.recommendation ?? plan.today), growthPercentPerMonth)}
      description={`Load at the peak of the day, growing ${figure(growthPercentPerMonth)} % a month${dailyPeakRatio === 1 ? "" : `, ${figure(dailyPeakRatio)} times the arrival rate above`}.`}
      fileName="growth"
      table={{
        columns: ["month", "peak, × today's load", "line recommended, ×", "line today's mix, ×"],
        rows: picture.points.map(({ month }) => [
          month,
          Number(peakFactor(scenario, month).toPrecision(4)),
          picture.recommendedFactor === null ? "" : Number(picture.recommendedFactor.toPrecision(4)),
          picture.todayFactor === null ? "" : Number(picture.todayFactor.toPrecision(4)),
        ]),
      }}
    >
      <WhereEditable>
        <div className="mb-2 grid max-w-md grid-cols-2 gap-3 print:hidden">
          <QuantityField path={["traffic", "growthPercentPerMonth"]} />
          <QuantityField path={["traffic", "dailyPeakRatio"]} />
        </div>
      </WhereEditable>
      <ul className="mb-2 grid gap-0.5">
        {plan.recommendation === null ? null : (
          <RunwayLine name="Recommended" evaluated={plan.recommendation} scenario={scenario} />
        )}
        <RunwayLine name="Today" evaluated={plan.today} scenario={scenario} />
      </ul>
      <RunwayChart picture={picture} load={scenario.traffic.load} />
    </ChartCard>
  );
}
