"use client";

import { ChartCard } from "@/components/charts/ChartCard";
import { MemoryBar } from "@/components/charts/MemoryBar";
import { mixName } from "@/lib/planning/mixName";
import { differenceText } from "@/lib/report/difference";
import { memoryParts, memoryTitle } from "@/lib/report/memoryParts";
import { serverFacts } from "@/lib/servers/catalogue";
import { usePlanner } from "../PlannerContext";
import { Why } from "../why/Why";
import { tableNumber } from "./tableNumber";
import { useShown } from "./useShown";

/** What the mix takes of a machine's memory, and took. */
export function MemoryCard() {
  const kind = usePlanner((state) => state.answer.scenario.server.kind);
  const baseline = usePlanner((state) => state.baseline);
  const { evaluated } = useShown();
  const { memory } = evaluated.prediction;
  const before = baseline?.evaluated.prediction.memory ?? null;
  const past = before === null ? [] : memoryParts(before);
  const change =
    before === null ? "" : ` Before and after: ${differenceText(before.totalMiB, memory.totalMiB, "MiB")}.`;
  return (
    <ChartCard
      title={memoryTitle(memory)}
      description={`What ${mixName(evaluated.mix, serverFacts(kind))} take on one machine; the mark is what there is.${change}`}
      fileName="memory"
      table={{
        columns: ["part", "MiB", ...(before === null ? [] : ["MiB before"])],
        rows: memoryParts(memory).map((part, index) => [
          part.name,
          tableNumber(part.valueMiB),
          ...(before === null ? [] : [tableNumber(past[index]?.valueMiB ?? null)]),
        ]),
      }}
    >
      <MemoryBar
        memory={memory}
        before={before}
        why={({ id, name }) => <Why number={`memory:${id}`} label={`Memory: ${name}`} evaluated={evaluated} />}
      />
    </ChartCard>
  );
}
