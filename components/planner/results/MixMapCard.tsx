"use client";

import { useMemo, useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { MixMap } from "@/components/charts/MixMap";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import type { MapCell } from "@/lib/planning/plan";
import { FINDING_NAMES } from "@/lib/report/findingNames";
import { mapDescription, mapMarks } from "@/lib/report/mapMarks";
import { type CellLine, MAP_METRICS, type MapMetric, metricValue, needsLines } from "@/lib/report/mapMetric";
import { objectiveName } from "@/lib/report/objectiveName";
import { usePlanner } from "../PlannerContext";
import { useMapLines } from "../useMapLines";
import { tableNumber } from "./tableNumber";
import { sameMix, useShown } from "./useShown";

const NO_LINES: readonly CellLine[] = [];

function stateOf(cell: MapCell): string {
  if (cell.impossible !== null) return FINDING_NAMES[cell.impossible];
  return cell.holds ? "holds" : cell.overloaded ? "overload" : "misses";
}

/** What is still to come, or to be given, before the map can show a metric. */
function missingText(metric: MapMetric, known: number, cells: number, costPerHour: number | null): string | null {
  if (metric === "cost" && costPerHour === null)
    return "Enter what a machine costs an hour (Hardware, More) to see what a million requests cost with each mix.";
  if (needsLines(metric) && known < cells)
    return `Looking for the line of each mix: ${Math.round((100 * known) / cells)} %`;
  return null;
}

/** Every mix on one map, by whatever one wants to see of them. */
export function MixMapCard() {
  const answer = usePlanner((state) => state.answer);
  const baseline = usePlanner((state) => state.baseline);
  const tryMix = usePlanner((state) => state.tryMix);
  const { evaluated } = useShown();
  const [metric, setMetric] = useState<MapMetric>("latency");
  const { plan, scenario } = answer;
  const { map } = plan;
  const found = useMapLines(answer, needsLines(metric));
  const { costPerHour: hourly, machines } = scenario.hardware;
  const costPerHour = hourly === null ? null : hourly * machines;
  const lines = useMemo(
    () => (found.length === 0 ? NO_LINES : found.map((line) => ({ line, costPerHour }))),
    [found, costPerHour],
  );
  const marks = useMemo(() => {
    const known = mapMarks(plan);
    const past = baseline?.evaluated.mix;
    if (past === undefined) return known;
    return known.some(({ mix }) => sameMix(mix, past))
      ? known.map((mark) => (sameMix(mark.mix, past) ? { ...mark, label: `${mark.label}, before` } : mark))
      : [...known, { mix: past, label: "before" }];
  }, [plan, baseline]);
  const objective = scenario.objectives.latency[0];
  const missing = missingText(metric, found.length, map.cells.length, costPerHour);
  const names: Readonly<Record<MapMetric, string>> = {
    latency: objective === undefined ? "latency" : objectiveName(objective),
    throughput: "capacity",
    headroom: "distance to the line",
    memory: "memory",
    cost: "cost of a million requests at the line",
  };
  return (
    <ChartCard
      title={`Every mix, by ${names[metric]}`}
      description={`${mapDescription(map)}${baseline === null ? "" : " Dashed: where they held before."}`}
      fileName="mix-map"
      table={() => ({
        columns: [
          "processes",
          "threads",
          "state",
          "objective ms",
          "mean ms",
          "throughput req/s",
          "capacity req/s",
          "memory MiB",
          ...(lines.length === 0 ? [] : ["line req/s", "cost of a million requests"]),
        ],
        rows: map.cells.map((cell, index) => [
          cell.mix.processes,
          cell.mix.threads,
          stateOf(cell),
          tableNumber(cell.objectiveMs),
          tableNumber(cell.meanMs),
          tableNumber(cell.throughputRps),
          tableNumber(cell.capacityRps),
          tableNumber(cell.memoryMiB),
          ...(lines.length === 0
            ? []
            : [tableNumber(lines[index]?.line?.rateRps ?? null), tableNumber(metricValue(cell, "cost", lines[index]))]),
        ]),
      })}
    >
      <div className="mb-1 flex flex-wrap items-center gap-x-3">
        <ChoiceButtons legend="Colour the map by" options={MAP_METRICS} value={metric} onChange={setMetric} />
        <span className="text-mute text-xs" role="status">
          {missing}
        </span>
      </div>
      <MixMap
        map={map}
        metric={metric}
        lines={lines}
        marks={marks}
        selected={evaluated.mix}
        before={baseline === null ? null : baseline.map}
        onSelect={tryMix}
      />
    </ChartCard>
  );
}
