"use client";

import { Pin, PinOff } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { headroomText } from "@/lib/planning/headroomText";
import type { EvaluatedMix } from "@/lib/planning/plan";
import { differenceText } from "@/lib/report/difference";
import { objectiveName } from "@/lib/report/objectiveName";
import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";
import { usePlanner, usePlannerStore } from "../PlannerContext";
import { shortMix } from "./shortMix";
import { useShown } from "./useShown";

interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly of: (evaluated: EvaluatedMix) => number | null | undefined;
}

const FIGURES: readonly Figure[] = [
  { name: "Throughput", unit: "rps", of: ({ prediction }) => prediction.performance?.throughputRps },
  { name: "The line", unit: "rps", of: ({ loadLineRps }) => loadLineRps },
  { name: "Memory", unit: "MiB", of: ({ prediction }) => prediction.memory.totalMiB },
];

/** Pins what is on the screen, and from then on says how each figure of the verdict moved. */
export function BaselineBar() {
  const store = usePlannerStore();
  const baseline = usePlanner((state) => state.baseline);
  const scenario = usePlanner((state) => state.answer.scenario);
  const map = usePlanner((state) => state.answer.plan.map);
  const { evaluated, curve } = useShown();
  if (baseline === null)
    return (
      <Button
        className="justify-self-start text-xs"
        onClick={() => store.getState().pin({ scenario, evaluated, curve, map })}
      >
        <Pin className="size-3.5" aria-hidden="true" /> Pin as baseline
      </Button>
    );
  const [objective] = scenario.objectives.latency;
  const figures: readonly Figure[] = [
    {
      name: objective === undefined ? "Latency" : objectiveName(objective),
      unit: "ms",
      of: ({ prediction }) => prediction.performance?.objectives[0]?.valueMs,
    },
    ...FIGURES,
  ];
  return (
    <section
      aria-label="Before and after"
      className="flex flex-wrap items-start gap-x-6 gap-y-2 rounded-xl border border-edge-strong border-dashed px-3.5 py-2.5 text-sm"
    >
      <div>
        <h2 className="text-mute text-xs">Mix, before → after</h2>
        <p className="font-medium">
          {shortMix(baseline.evaluated.mix)} → {shortMix(evaluated.mix)}
        </p>
      </div>
      {figures.map(({ name, unit, of }) => (
        <Moved key={name} name={name} unit={unit} before={of(baseline.evaluated)} after={of(evaluated)} />
      ))}
      <div>
        <h2 className="text-mute text-xs">Distance to the line</h2>
        <p className="font-medium">
          {headroomText(baseline.evaluated) ?? "can't run"} → {headroomText(evaluated) ?? "can't run"}
        </p>
      </div>
      <Button look="quiet" className="ml-auto px-2 text-xs" onClick={() => store.getState().pin(null)}>
        <PinOff className="size-3.5" aria-hidden="true" /> Unpin
      </Button>
    </section>
  );
}

interface MovedProps {
  readonly name: string;
  readonly unit: Unit;
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
}

function Moved({ name, unit, before, after }: MovedProps) {
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? "can't run" : readable(value, unit);
  return (
    <div>
      <h2 className="text-mute text-xs">{name}</h2>
      <p className="font-medium">
        {text(before)} → {text(after)}
      </p>
      {typeof before === "number" && typeof after === "number" ? (
        <p className="text-mute text-xs">{differenceText(before, after, unit)}</p>
      ) : null}
    </div>
  );
}
