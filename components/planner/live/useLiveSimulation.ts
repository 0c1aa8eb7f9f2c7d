"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import type { SimulationSnapshot } from "@/lib/simulation/createSimulation";
import { createLiveRun, type LiveRun, TRAIL_COLUMNS, type Trail } from "@/lib/simulation/liveRun";

/** Simulated milliseconds in one second on the wall. */
export const SPEEDS = { "×0.02": 20, "×0.1": 100, "×0.5": 500, "×1": 1000 } as const;
export type Speed = keyof typeof SPEEDS;

/** The trail is as long as six seconds of watching. */
const WATCHED_S = 6;
/** A frame never simulates more than this, so that a tab that slept does not stall when it wakes. */
const MOST_PER_FRAME_MS = 100;
/** Screens redraw faster than anyone reads cells. */
const FRAME_MS = 50;

/** Simulated milliseconds that the trail shows at this speed. */
export function trailMs(speed: Speed): number {
  return WATCHED_S * SPEEDS[speed];
}

/** A change follows a change: what stays this long is run. */
const REST_MS = 250;

export interface LiveQuestion {
  readonly scenario: Scenario;
  /** Null where this mix can't run. */
  readonly mix: Mix | null;
  readonly seed: number;
  /** How far into the run to begin. */
  readonly fromMs: number;
  readonly speed: Speed;
}

interface Live {
  readonly moment: { readonly snapshot: SimulationSnapshot; readonly trail: Trail } | null;
  /** Handles the next event alone. */
  readonly step: () => void;
  /** Goes on by so many simulated milliseconds at once. */
  readonly leap: (forMs: number) => void;
  readonly restart: () => void;
}

/** One seeded run of a mix, advanced by the clock on the wall while it plays. */
export function useLiveSimulation({ scenario, mix, seed, fromMs, speed }: LiveQuestion, playing: boolean): Live {
  const run = useRef<LiveRun | null>(null);
  const columnMs = useRef(0);
  const [moment, setMoment] = useState<Live["moment"]>(null);
  const processes = mix?.processes;
  const threads = mix?.threads;

  const show = useCallback(() => {
    const { current } = run;
    setMoment(current === null ? null : { snapshot: current.snapshot(), trail: current.trail() });
  }, []);

  const restart = useCallback(() => {
    const fresh =
      processes === undefined || threads === undefined ? null : createLiveRun(scenario, { processes, threads }, seed);
    run.current = fresh;
    // What came just before is seen as well.
    const unseenMs = Math.max(0, fromMs - TRAIL_COLUMNS * columnMs.current);
    fresh?.advance(unseenMs);
    fresh?.retrace(columnMs.current);
    fresh?.advance(fromMs - unseenMs);
    show();
  }, [scenario, processes, threads, seed, fromMs, show]);

  useEffect(() => {
    columnMs.current = trailMs(speed) / TRAIL_COLUMNS;
    run.current?.retrace(columnMs.current);
  }, [speed]);

  useEffect(() => {
    // The first run at once; while the question is being changed, none: it would take the time of its answer.
    if (run.current === null) return restart();
    const timer = window.setTimeout(restart, REST_MS);
    return () => window.clearTimeout(timer);
  }, [restart]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `restart` changes with the question, whose run then plays on.
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      frame = requestAnimationFrame(draw);
      if (now - before < FRAME_MS) return;
      run.current?.advance(Math.min(MOST_PER_FRAME_MS, ((now - before) / 1000) * SPEEDS[speed]));
      before = now;
      show();
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, restart, show]);

  const step = useCallback(() => {
    run.current?.step();
    show();
  }, [show]);

  const leap = useCallback(
    (forMs: number) => {
      run.current?.advance(forMs);
      show();
    },
    [show],
  );

  return { moment, step, leap, restart };
}
