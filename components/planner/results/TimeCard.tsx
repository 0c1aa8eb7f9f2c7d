"use client";

import { ChartCard } from "@/components/charts/ChartCard";
import { SEGMENTS } from "@/components/charts/segments";
import { TimeBreakdown } from "@/components/charts/TimeBreakdown";
import type { Performance } from "@/lib/analytic/prediction";
import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { usePlanner } from "../PlannerContext";
import { Why } from "../why/Why";
import { ROLE_TEXT } from "./roleText";
import { shortMix } from "./shortMix";
import { tableNumber } from "./tableNumber";
import { useShown } from "./useShown";

function rowsOf(performance: Performance | null | undefined, percentile: number) {
  return performance === null || performance === undefined
    ? []
    : [
        { label: "A mean request", breakdown: performance.breakdown.mean },
        { label: `A slow one (p${percentile})`, breakdown: performance.breakdown.slow },
      ];
}

/** Where the time of a mean and of a slow request goes, and went. */
export function TimeCard() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const baseline = usePlanner((state) => state.baseline);
  const { evaluated, role } = useShown();
  const percentile = scenario.objectives.latency[0]?.percentile ?? 95;
  const now = rowsOf(evaluated.prediction.performance, percentile);
  const before = rowsOf(
    baseline?.evaluated.prediction.performance,
    baseline?.scenario.objectives.latency[0]?.percentile ?? 95,
  );
  const rows = now.map((row, index) => ({ ...row, before: before[index]?.breakdown ?? null }));
  const columns = rows.flatMap((row) => [
    { name: `${row.label}, ms`, of: row.breakdown },
    ...(row.before === null ? [] : [{ name: `${row.label} before, ms`, of: row.before }]),
  ]);
  return (
    <ChartCard
      title="Where the time goes"
      description={`At the server, with ${shortMix(evaluated.mix)} (${ROLE_TEXT[role]}).`}
      fileName="time-breakdown"
      table={{
        columns: ["segment", ...columns.map(({ name }) => name)],
        rows: TIME_SEGMENTS.map((segment) => [
          SEGMENTS[segment].name,
          ...columns.map(({ of }) => tableNumber(of[segment])),
        ]),
      }}
    >
      {rows.length === 0 ? (
        <p className="text-mute text-sm">This mix can't run.</p>
      ) : (
        <TimeBreakdown
          rows={rows}
          why={(segment) => (
            <Why number={`segment:${segment}`} label={`Mean time: ${SEGMENTS[segment].name}`} evaluated={evaluated} />
          )}
        />
      )}
    </ChartCard>
  );
}
