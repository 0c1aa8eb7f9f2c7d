"use client";

import { proxy, type Remote, wrap } from "comlink";
import { useEffect, useRef, useState } from "react";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import type { SimulationResult } from "@/lib/simulation/result";
import type { SimulationService } from "./simulation.worker";

export interface SimulationRun {
  /** `waiting`: the inputs are still changing. `stopped`: by the reader. */
  readonly state: "waiting" | "running" | "done" | "stopped" | "failed";
  readonly result: SimulationResult | null;
  readonly stop: () => void;
  readonly resume: () => void;
}

/** A change follows a change: simulate what stays for this long. */
const REST_MS = 700;

/** Simulates one mix behind the analytic answer, in a worker of its own, starting anew when the question changes. */
export function useSimulation(scenario: Scenario, mix: Mix | null): SimulationRun {
  const [shown, setShown] = useState<Pick<SimulationRun, "state" | "result">>({ state: "waiting", result: null });
  const [attempt, setAttempt] = useState(0);
  const service = useRef<Remote<SimulationService> | null>(null);
  /** Ends the run under way, or the wait for it. */
  const halt = useRef(() => {});
  const processes = mix?.processes;
  const threads = mix?.threads;

  useEffect(() => {
    const worker = new Worker(new URL("./simulation.worker.ts", import.meta.url), { type: "module" });
    service.current = wrap<SimulationService>(worker);
    worker.addEventListener("error", () => {
      halt.current();
      setShown({ state: "failed", result: null });
    });
    return () => {
      service.current = null;
      worker.terminate();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts the same question once more.
  useEffect(() => {
    setShown({ state: "waiting", result: null });
    if (processes === undefined || threads === undefined) return;
    let current = true;
    const tell = (result: SimulationResult) => {
      if (current) setShown({ state: "running", result });
    };
    const timer = window.setTimeout(() => {
      setShown({ state: "running", result: null });
      service.current?.run(scenario, { processes, threads }, proxy(tell)).then(
        () => current && setShown(({ result }) => ({ state: "done", result })),
        () => current && setShown({ state: "failed", result: null }),
      );
    }, REST_MS);
    halt.current = () => {
      current = false;
      window.clearTimeout(timer);
      void service.current?.stop();
    };
    return () => halt.current();
  }, [scenario, processes, threads, attempt]);

  return {
    ...shown,
    stop: () => {
      halt.current();
      setShown(({ result }) => ({ state: "stopped", result }));
    },
    resume: () => setAttempt((count) => count + 1),
  };
}
