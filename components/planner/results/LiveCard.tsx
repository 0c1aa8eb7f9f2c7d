"use client";

import { Pause, Play, RotateCcw, StepForward } from "lucide-react";
import { useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { LiveCells } from "@/components/charts/LiveCells";
import { SLOT_STATE_LOOKS } from "@/components/charts/slotStates";
import { Button } from "@/components/ui/Button";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { SLOT_STATES } from "@/lib/simulation/createSimulation";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { type Speed, useLiveSimulation } from "../useLiveSimulation";
import { useShown } from "./useShown";

const SPEED_NAMES: readonly Speed[] = ["×0.02", "×0.1", "×1"];

/** The simulation to watch: a convoy, a slow client, a hoarding worker and a full backlog are seen, not told. */
export default function LiveCard() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated } = useShown();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>("×0.02");
  const runs = evaluated.prediction.performance !== null;
  const { snapshot, step, restart } = useLiveSimulation(scenario, runs ? evaluated.mix : null, speed, playing);
  return (
    <ChartCard
      title="Now, request by request"
      description="The simulation of this mix, slowed down. Seed 42."
      fileName="live"
      table={{
        columns: ["process", "queued", "served", ...SLOT_STATES.map((state) => SLOT_STATE_LOOKS[state].name)],
        rows: (snapshot?.processes ?? []).map((process, index) => [
          index + 1,
          process.queue,
          process.served,
          ...SLOT_STATES.map((state) => process.slots.filter((slot) => slot === state).length),
        ]),
      }}
    >
      {snapshot === null ? (
        <p className="text-mute text-sm">This mix can't run.</p>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center gap-1.5">
            <Button className="min-h-7 px-2" onClick={() => setPlaying(!playing)}>
              {playing ? (
                <Pause className="size-3.5" aria-hidden="true" />
              ) : (
                <Play className="size-3.5" aria-hidden="true" />
              )}
              {playing ? "Pause" : "Play"}
            </Button>
            <Button look="quiet" className="min-h-7 px-2" aria-label="One event" disabled={playing} onClick={step}>
              <StepForward className="size-3.5" aria-hidden="true" />
            </Button>
            <Button look="quiet" className="min-h-7 px-2" aria-label="From the start" onClick={restart}>
              <RotateCcw className="size-3.5" aria-hidden="true" />
            </Button>
            <ChoiceButtons legend="Speed" options={SPEED_NAMES} value={speed} onChange={setSpeed} />
            <span className="ml-auto text-mute text-xs" data-testid="live-time">
              {readable(snapshot.timeMs, "ms")} · {readable(snapshot.completed, "count")} done
            </span>
          </div>
          <LiveCells snapshot={snapshot} />
        </>
      )}
    </ChartCard>
  );
}
