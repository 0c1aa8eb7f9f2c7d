"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Budgets } from "@/components/charts/Budgets";
import { ChartCard } from "@/components/charts/ChartCard";
import { MixMap } from "@/components/charts/MixMap";
import { SEGMENTS } from "@/components/charts/segments";
import { TimeBreakdown } from "@/components/charts/TimeBreakdown";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { mixName } from "@/lib/planning/mixName";
import { budgetText } from "@/lib/report/budgetText";
import { FINDING_NAMES } from "@/lib/report/findingNames";
import { mapDescription, mapMarks } from "@/lib/report/mapMarks";
import { MAP_METRICS, type MapMetric } from "@/lib/report/mapMetric";
import { memoryParts, memoryTitle } from "@/lib/report/memoryParts";
import { objectiveName } from "@/lib/report/objectiveName";
import { serverFacts } from "@/lib/servers/catalogue";
import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { Why } from "../why/Why";
import { shortMix } from "./shortMix";
import { useShown } from "./useShown";

const ROLE_TEXT = {
  recommended: "recommended",
  today: "today's mix",
  rule: "the rule of thumb",
  tried: "the mix you try",
} as const;

const MEMORY_COLORS = {
  shared: "var(--segment-io)",
  private: "var(--segment-cpu)",
  threads: "var(--segment-cpu-wait)",
  requests: "var(--segment-drain)",
} as const;

// The chart library is most of the page's script; what is above it answers first.
const LoadCurve = dynamic(() => import("@/components/charts/LoadCurve"), {
  ssr: false,
  loading: () => <div className="h-[340px]" />,
});

function round(value: number | null, digits = 4): number | string {
  return value === null ? "" : Number(value.toPrecision(digits));
}

export function MixMapCard() {
  const plan = usePlanner((state) => state.answer.plan);
  const scenario = usePlanner((state) => state.answer.scenario);
  const tryMix = usePlanner((state) => state.tryMix);
  const { evaluated } = useShown();
  const [metric, setMetric] = useState<MapMetric>("latency");
  const objective = scenario.objectives.latency[0];
  const { map } = plan;
  return (
    <ChartCard
      title={`Every mix, by ${metric === "latency" && objective !== undefined ? objectiveName(objective) : metric}`}
      description={mapDescription(map)}
      fileName="mix-map"
      table={{
        columns: [
          "processes",
          "threads",
          "state",
          "objective ms",
          "mean ms",
          "throughput req/s",
          "capacity req/s",
          "memory MiB",
        ],
        rows: map.cells.map((cell) => [
          cell.mix.processes,
          cell.mix.threads,
          cell.impossible === null
            ? cell.holds
              ? "holds"
              : cell.overloaded
                ? "overload"
                : "misses"
            : FINDING_NAMES[cell.impossible],
          round(cell.objectiveMs),
          round(cell.meanMs),
          round(cell.throughputRps),
          round(cell.capacityRps),
          round(cell.memoryMiB),
        ]),
      }}
    >
      <ChoiceButtons legend="Colour the map by" options={MAP_METRICS} value={metric} onChange={setMetric} />
      <MixMap map={map} metric={metric} marks={mapMarks(plan)} selected={evaluated.mix} onSelect={tryMix} />
    </ChartCard>
  );
}

export function LoadCurveCard() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated, curve, role } = useShown();
  const objective = scenario.objectives.latency[0];
  const performance = evaluated.prediction.performance;
  const first = performance?.objectives[0];
  return (
    <ChartCard
      title="How much load before it sinks"
      description={`Latency and throughput of ${shortMix(evaluated.mix)} (${ROLE_TEXT[role]}) against arrival rate.`}
      fileName="load-curve"
      table={{
        columns: ["arrival rate req/s", "throughput req/s", "refused %", "mean ms", "p50 ms", "p95 ms", "p99 ms"],
        rows: curve.map((point) => [
          round(point.rateRps),
          round(point.throughputRps),
          round(100 * point.rejectedFraction),
          round(point.meanMs),
          round(point.p50Ms),
          round(point.p95Ms),
          round(point.p99Ms),
        ]),
      }}
    >
      {performance === null ? (
        <p className="grid h-[340px] place-items-center text-mute text-sm">This mix can't run, so it has no curve.</p>
      ) : (
        <LoadCurve
          curve={curve}
          operating={first === undefined ? null : { rateRps: performance.offeredRps, objectiveMs: first.valueMs }}
          limitMs={objective?.limitMs ?? 0}
          percentile={objective?.percentile ?? 95}
          loadLineRps={evaluated.loadLineRps === 0 ? null : evaluated.loadLineRps}
        />
      )}
    </ChartCard>
  );
}

export function TimeCard() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated, role } = useShown();
  const performance = evaluated.prediction.performance;
  const percentile = scenario.objectives.latency[0]?.percentile ?? 95;
  const rows =
    performance === null
      ? []
      : [
          { label: "A mean request", breakdown: performance.breakdown.mean },
          { label: `A slow one (p${percentile})`, breakdown: performance.breakdown.slow },
        ];
  return (
    <ChartCard
      title="Where the time goes"
      description={`At the server, with ${shortMix(evaluated.mix)} (${ROLE_TEXT[role]}).`}
      fileName="time-breakdown"
      table={{
        columns: ["segment", ...rows.map((row) => `${row.label}, ms`)],
        rows: TIME_SEGMENTS.map((segment) => [
          SEGMENTS[segment].name,
          ...rows.map((row) => round(row.breakdown[segment])),
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

export function BudgetsCard() {
  const { evaluated, role } = useShown();
  const { budgets, performance } = evaluated.prediction;
  return (
    <ChartCard
      title="Budgets"
      description={`How much of each limit ${shortMix(evaluated.mix)} (${ROLE_TEXT[role]}) uses; the mark is your ceiling.`}
      fileName="budgets"
      table={{
        columns: ["limit", "in use", "utilisation %", "reached at req/s"],
        rows: budgets.map((budget) => [
          budget.name,
          budgetText(budget),
          round(100 * budget.utilisation, 3),
          round(budget.saturationRps, 3),
        ]),
      }}
    >
      <Budgets
        budgets={budgets}
        binding={performance?.binding ?? null}
        why={
          performance === null
            ? undefined
            : ({ name }) => <Why number={`budget:${name}`} label={name} evaluated={evaluated} />
        }
      />
    </ChartCard>
  );
}

export function MemoryCard() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated } = useShown();
  const { memory } = evaluated.prediction;
  const parts = memoryParts(memory);
  const scale = Math.max(memory.totalMiB, memory.availableMiB);
  return (
    <ChartCard
      title={memoryTitle(memory)}
      description={`What ${mixName(evaluated.mix, serverFacts(scenario.server.kind))} take on one machine.`}
      fileName="memory"
      table={{ columns: ["part", "MiB"], rows: parts.map((part) => [part.name, round(part.valueMiB)]) }}
    >
      <div className="relative mb-2 flex h-7 overflow-hidden rounded-md bg-hatch" aria-hidden="true">
        {parts.map((part) => (
          <div
            key={part.name}
            style={{ width: `${(100 * part.valueMiB) / scale}%`, background: MEMORY_COLORS[part.id] }}
          />
        ))}
        <div
          className="absolute top-0 bottom-0 w-0.5 bg-load"
          style={{ left: `min(calc(100% - 2px), ${(100 * memory.availableMiB) / scale}%)` }}
        />
      </div>
      <dl className="grid gap-y-0.5 text-xs">
        {parts.map((part) => (
          <div key={part.name} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5">
              <span className="size-2.5 rounded-[2px]" style={{ background: MEMORY_COLORS[part.id] }} />
              {part.name}
            </dt>
            <dd className="ml-auto text-mute">{readable(part.valueMiB, "MiB")}</dd>
          </div>
        ))}
      </dl>
    </ChartCard>
  );
}
