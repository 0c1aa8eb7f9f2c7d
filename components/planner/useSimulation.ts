"use client";

import { proxy, type Remote, wrap } from "comlink";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import type { SimulationResult } from "@/lib/simulation/result";
import { usePlannerStore } from "./PlannerContext";
import type { Simulated } from "./plannerStore";
import type { SimulationService } from "./simulation.worker";

interface SimulationControls {
  readonly stop: () => void;
  readonly resume: () => void;
}

/** A change follows a change: simulate what stays for this long. */
const REST_MS = 700;

/**
 * Simulates one mix behind the analytic answer, in a worker of its own, starting anew when the question changes.
 * What it finds is told to the store, for whoever shows it.
 */
export function useSimulation(scenario: Scenario, mix: Mix | null): SimulationControls {
  const store = usePlannerStore();
  const [attempt, setAttempt] = useState(0);
  const service = useRef<Remote<SimulationService> | null>(null);
  /** Ends the run under way, or the wait for it. */
  const halt = useRef(() => {});
  const processes = mix?.processes;
  const threads = mix?.threads;

  const tell = useCallback(
    (state: Simulated["state"], result: SimulationResult | null) => {
      const of = processes === undefined || threads === undefined ? null : { scenario, mix: { processes, threads } };
      store.getState().simulationTold({ state, result, of });
    },
    [store, scenario, processes, threads],
  );

  useEffect(() => {
    const worker = new Worker(new URL("./simulation.worker.ts", import.meta.url), { type: "module" });
    service.current = wrap<SimulationService>(worker);
    worker.addEventListener("error", () => {
      halt.current();
      store.getState().simulationTold({ state: "failed", result: null, of: null });
    });
    return () => {
      service.current = null;
      worker.terminate();
    };
  }, [store]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts the same question once more.
  useEffect(() => {
    // It waits already while a change follows a change: told again, it would be drawn again.
    if (store.getState().simulated.state !== "waiting") tell("waiting", null);
    if (processes === undefined || threads === undefined) return;
    /** The run that is listened to; one that was ended is not. */
    let runs = 0;
    let timer = 0;
    const end = () => {
      runs += 1;
      window.clearTimeout(timer);
      void service.current?.stop();
    };
    const start = () => {
      runs += 1;
      const mine = runs;
      tell("running", null);
      const hear = (result: SimulationResult) => {
        if (mine === runs) tell("running", result);
      };
      service.current?.run(scenario, { processes, threads }, proxy(hear)).then(
        () => mine === runs && tell("done", store.getState().simulated.result),
        () => mine === runs && tell("failed", null),
      );
    };
    timer = window.setTimeout(start, REST_MS);
    // Out of sight this hears late of a new question, which must not wait for the answer to the one before.
    const forget = store.subscribe((state, before) => {
      if (state.valid === before.valid && state.tried === before.tried) return;
      end();
      timer = window.setTimeout(start, REST_MS);
    });
    halt.current = () => {
      forget();
      end();
    };
    return () => halt.current();
  }, [scenario, processes, threads, attempt, tell, store]);

  return {
    stop: () => {
      halt.current();
      tell("stopped", store.getState().simulated.result);
    },
    resume: () => setAttempt((count) => count + 1),
  };
}
