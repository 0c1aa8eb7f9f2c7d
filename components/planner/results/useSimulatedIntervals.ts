"use client";

import { useMemo, useRef } from "react";
import type { SimulatedInterval } from "@/components/charts/LoadCurve";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { usePlanner } from "../PlannerContext";
import { simulatedMeasure } from "./simulatedMeasure";
import { useShown } from "./useShown";
import { useSimulated } from "./useSimulated";

/** What a curve belongs to: everything of the question but its rate. */
function curveKey({ name: _, traffic, ...rest }: Scenario, mix: Mix): string {
  const load = traffic.load.kind === "open" ? { ...traffic.load, rateRps: 0 } : traffic.load;
  return JSON.stringify([rest, load, mix]);
}

/** Where along the curve on the screen the simulation has been; a new question forgets what was simulated of another. */
export function useSimulatedIntervals(): readonly SimulatedInterval[] {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { result } = useSimulated();
  const {
    evaluated: { mix, prediction },
  } = useShown();
  const known = useRef<{ key: string; intervals: readonly SimulatedInterval[] }>({ key: "", intervals: [] });
  const key = useMemo(() => curveKey(scenario, mix), [scenario, mix]);
  const rateRps = prediction.performance?.offeredRps ?? null;
  return useMemo(() => {
    const before = known.current.key === key ? known.current.intervals : [];
    const { measure, at } = simulatedMeasure(scenario.objectives.latency[0]);
    const intervals =
      result === null || rateRps === null
        ? before
        : [
            ...before.filter((one) => one.rateRps !== rateRps),
            { rateRps, lowMs: result[at][measure].low, highMs: result[at][measure].high },
          ];
    known.current = { key, intervals };
    return intervals;
  }, [key, result, rateRps, scenario]);
}
