"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";
import { createSimulation, type LiveSimulation, type SimulationSnapshot } from "@/lib/simulation/createSimulation";

/** Simulated milliseconds in one second on the wall. */
const SPEEDS = { "×0.02": 20, "×0.1": 100, "×1": 1000 } as const;
export type Speed = keyof typeof SPEEDS;

const SEED = 42;
/** A frame never simulates more than this, so that a tab that slept does not stall when it wakes. */
const MOST_PER_FRAME_MS = 50;
/** Screens redraw faster than anyone reads cells. */
const FRAME_MS = 50;

interface Live {
  readonly snapshot: SimulationSnapshot | null;
  /** Handles the next event alone. */
  readonly step: () => void;
  readonly restart: () => void;
}

/** One seeded run of the mix on the screen, advanced by the clock on the wall while it plays. */
export function useLiveSimulation(scenario: Scenario, mix: Mix | null, speed: Speed, playing: boolean): Live {
  const simulation = useRef<LiveSimulation | null>(null);
  const [snapshot, setSnapshot] = useState<SimulationSnapshot | null>(null);
  const processes = mix?.processes;
  const threads = mix?.threads;

  const restart = useCallback(() => {
    if (processes === undefined || threads === undefined) {
      simulation.current = null;
      setSnapshot(null);
      return;
    }
    simulation.current = createSimulation(resolve(scenario), { processes, threads }, { seed: SEED });
    setSnapshot(simulation.current.snapshot());
  }, [scenario, processes, threads]);

  useEffect(restart, [restart]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `restart` changes with the question, whose run then plays on.
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      frame = requestAnimationFrame(draw);
      const { current } = simulation;
      if (current === null || now - before < FRAME_MS) return;
      const simulatedMs = Math.min(MOST_PER_FRAME_MS, ((now - before) / 1000) * SPEEDS[speed]);
      before = now;
      current.advanceTo(current.snapshot().timeMs + simulatedMs);
      setSnapshot(current.snapshot());
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, restart]);

  const step = useCallback(() => {
    simulation.current?.step();
    setSnapshot(simulation.current?.snapshot() ?? null);
  }, []);

  return { snapshot, step, restart };
}
