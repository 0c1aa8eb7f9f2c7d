"use client";

import { proxy, wrap } from "comlink";
import { useEffect, useState } from "react";
import type { LoadLine } from "@/lib/planning/loadLine";
import type { MapLinesService } from "./mapLines.worker";
import type { Answer } from "./plannerStore";

const NONE: readonly (LoadLine | null)[] = [];
/** A change follows a change: lines are looked for of what stays this long. */
const REST_MS = 250;

/** The load line of each cell of the map, as far as they are known: more come row by row, from a worker of their own. */
export function useMapLines({ scenario, plan }: Answer, wanted: boolean): readonly (LoadLine | null)[] {
  const [found, setFound] = useState<{ readonly of: Answer["plan"]; readonly lines: readonly (LoadLine | null)[] }>({
    of: plan,
    lines: NONE,
  });
  useEffect(() => {
    if (!wanted) return;
    let worker: Worker | null = null;
    const timer = window.setTimeout(() => {
      worker = new Worker(new URL("./mapLines.worker.ts", import.meta.url), { type: "module" });
      let lines: readonly (LoadLine | null)[] = NONE;
      const hear = (row: readonly (LoadLine | null)[]) => {
        lines = [...lines, ...row];
        setFound({ of: plan, lines });
      };
      const { threads, cells } = plan.map;
      void wrap<MapLinesService>(worker).run(scenario, { threads, cells }, proxy(hear));
    }, REST_MS);
    return () => {
      window.clearTimeout(timer);
      worker?.terminate();
    };
  }, [scenario, plan, wanted]);
  return found.of === plan ? found.lines : NONE;
}
