"use client";

import { proxy, type Remote } from "comlink";
import { useEffect, useState } from "react";
import { useAnalysisService } from "./AnalysisContext";
import type { AnalysisService } from "./analysis.worker";

export interface Analysis<Step> {
  /** `waiting`: the inputs are still changing; `step` then is of the inputs before. */
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly step: Step | null;
}

/** A change follows a change: analyse what stays for this long. */
const REST_MS = 400;

/** A question to the analysis worker. The same object is the same question: make it with `useMemo`. */
export interface Question<Step> {
  /** Name of the analysis; a newer question of the same name overtakes. */
  readonly analysis: string;
  readonly run: (service: Remote<AnalysisService>, tell: (step: Step) => void) => Promise<void>;
}

/** Follows an analysis of what is on the screen: begins anew when the question changes, and is stopped with it. */
export function useAnalysis<Step>(question: Question<Step> | null): Analysis<Step> {
  const service = useAnalysisService();
  const [shown, setShown] = useState<Analysis<Step>>({ state: "waiting", step: null });

  useEffect(() => {
    // The step before stays on the screen, marked as old, until the first of the new ones.
    setShown(({ step }) => ({ state: "waiting", step: question === null ? null : step }));
    if (question === null) return;
    let current = true;
    let running = false;
    let finished = false;
    const timer = window.setTimeout(() => {
      running = true;
      const tell = proxy((step: Step) => {
        // The last step and the end come by different ports, in either order.
        if (current) setShown({ state: finished ? "done" : "running", step });
      });
      question.run(service(), tell).then(
        () => {
          finished = true;
          if (current) setShown(({ step }) => ({ state: "done", step }));
        },
        () => current && setShown({ state: "failed", step: null }),
      );
    }, REST_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
      if (running) void service().stop(question.analysis);
    };
  }, [question, service]);

  return shown;
}
