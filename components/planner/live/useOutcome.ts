"use client";

import { useEffect, useState } from "react";
import type { Lesson } from "@/lib/scenario/presets/lessons";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import { createSimulation } from "@/lib/simulation/createSimulation";

export const OUTCOME_S = 60;
/** Simulated at once: little enough that nothing on the screen waits for it. */
const SLICE_MS = 3000;

/** Mean response at the client over a simulated minute; calls back when it is there, and can be told to stop. */
function simulateMinute({ scenario, seed }: { scenario: Scenario; seed: number }, tell: (meanMs: number) => void) {
  const { processes, threads } = scenario.server;
  const simulation = createSimulation(resolve(scenario), { processes, threads }, { seed });
  let doneMs = 0;
  let timer = window.setTimeout(function slice() {
    doneMs += SLICE_MS;
    simulation.advanceTo(doneMs);
    if (doneMs >= OUTCOME_S * 1000) tell(simulation.snapshot().meanMs);
    else timer = window.setTimeout(slice);
  });
  return () => window.clearTimeout(timer);
}

/** What a minute of the lesson comes to, without and with its cure; null until it is known. */
export function useOutcome(lesson: Lesson | null, seed: number) {
  const [without, setWithout] = useState<number | null>(null);
  const [withCure, setWithCure] = useState<number | null>(null);
  useEffect(() => {
    setWithout(null);
    setWithCure(null);
    if (lesson === null) return;
    const stops = [
      simulateMinute({ scenario: lesson.scenario, seed }, setWithout),
      simulateMinute({ scenario: lesson.cure.scenario, seed }, setWithCure),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [lesson, seed]);
  return without === null || withCure === null ? null : { without, withCure };
}
