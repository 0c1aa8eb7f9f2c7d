"use client";

import { useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { LiveCells } from "@/components/charts/LiveCells";
import { SLOT_STATE_LOOKS } from "@/components/charts/slotStates";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { useReducedMotion } from "@/components/ui/useReducedMotion";
import { mixName } from "@/lib/planning/mixName";
import { LESSONS } from "@/lib/scenario/presets/lessons";
import { serverFacts } from "@/lib/servers/catalogue";
import { SLOT_STATES } from "@/lib/simulation/createSimulation";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { useShown } from "../results/useShown";
import { LessonNotes } from "./LessonNotes";
import { LiveControls } from "./LiveControls";
import { type Speed, trailMs, useLiveSimulation } from "./useLiveSimulation";

const MINE = "this mix";
const FIRST_SEED = 42;

/** The simulation to watch: a convoy, a slow client, a hoarding process and a full backlog are seen, not told. */
export default function LiveCard() {
  const answered = usePlanner((state) => state.answer.scenario);
  const { evaluated } = useShown();
  const still = useReducedMotion();
  const [subject, setSubject] = useState<string>(MINE);
  const [cured, setCured] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>("×0.1");
  const [seed, setSeed] = useState(FIRST_SEED);

  const lesson = LESSONS.find(({ name }) => name === subject) ?? null;
  const scenario = lesson === null ? answered : cured ? lesson.cure.scenario : lesson.scenario;
  const runs = evaluated.prediction.performance !== null;
  const mix = lesson !== null ? scenario.server : runs ? evaluated.mix : null;
  // A still shows a moment at which something goes on.
  const fromMs = (lesson?.fromMs ?? 0) + (still ? trailMs(speed) : 0);
  const { moment, step, leap, restart } = useLiveSimulation({ scenario, mix, seed, fromMs, speed }, playing && !still);

  const choose = (name: string) => {
    const chosen = LESSONS.find((one) => one.name === name);
    setSubject(name);
    setCured(false);
    setPlaying(chosen !== undefined);
    if (chosen !== undefined) setSpeed(chosen.msASecond === 500 ? "×0.5" : "×0.1");
  };

  return (
    <ChartCard
      title="Now, request by request"
      description="The simulation, slowed down: each cell is a worker, its colour what it does. Watch the mix on the screen, or what can go wrong."
      fileName="live"
      className="md:col-span-2"
      table={{
        columns: ["process", "queued", "served", ...SLOT_STATES.map((state) => SLOT_STATE_LOOKS[state].name)],
        rows: (moment?.snapshot.processes ?? []).map((process, index) => [
          index + 1,
          process.queue,
          process.served,
          ...SLOT_STATES.map((state) => process.slots.filter((slot) => slot === state).length),
        ]),
      }}
    >
      <div className="mb-2">
        <ChoiceButtons
          legend="What to watch"
          options={[MINE, ...LESSONS.map(({ name }) => name)]}
          value={subject}
          onChange={choose}
        />
      </div>
      {lesson === null ? null : <LessonNotes lesson={lesson} seed={seed} cured={cured} onCure={setCured} />}
      {moment === null || mix === null ? (
        <p className="text-mute text-sm">This mix can't run.</p>
      ) : (
        <>
          <LiveControls
            playing={playing && !still}
            still={still}
            speed={speed}
            seed={seed}
            onPlay={setPlaying}
            onSpeed={setSpeed}
            onSeed={setSeed}
            onStep={step}
            onLeap={leap}
            onRestart={restart}
          />
          <p className="mt-1 mb-3 text-mute text-xs">
            {serverFacts(scenario.server.kind).name}, {mixName(mix, serverFacts(scenario.server.kind))}.{" "}
            <span data-testid="live-time">
              {readable(moment.snapshot.timeMs, "ms")} · {readable(moment.snapshot.completed, "count")} done
            </span>
            {moment.snapshot.completed === 0 ? "" : `, in ${readable(moment.snapshot.meanMs, "ms")} on average`}
          </p>
          <LiveCells snapshot={moment.snapshot} trail={moment.trail} trailMs={trailMs(speed)} />
        </>
      )}
    </ChartCard>
  );
}
