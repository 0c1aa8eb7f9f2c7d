"use client";

import { Button } from "@/components/ui/Button";
import type { Performance } from "@/lib/analytic/prediction";
import type { SimulationResult } from "@/lib/simulation/result";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { SIMULATED_REQUESTS } from "../simulatedRequests";
import { useSimulation } from "../useSimulation";
import { type Measure, simulatedMeasure } from "./simulatedMeasure";
import { useShown } from "./useShown";
import { useSimulated } from "./useSimulated";

const NAMES: Readonly<Record<Measure, string>> = {
  meanMs: "mean",
  p50Ms: "median",
  p90Ms: "90th percentile",
  p95Ms: "95th percentile",
  p99Ms: "99th percentile",
};

/** How the two stand to each other, in a plain word. `tolerance` is what the analytic answer itself claims. */
function comparison(result: SimulationResult, performance: Performance, measure: Measure, at: "server" | "client") {
  const { value, low, high } = result[at][measure];
  const predicted = performance[at][measure];
  const tolerance = performance.trust.p95ErrorPercent / 100;
  const agrees = predicted >= low * (1 - tolerance) && predicted <= high * (1 + tolerance);
  return { value, low, high, predicted, agrees };
}

/** The referee: the mix on the screen simulated request by request, its interval tightening while one watches. */
export default function SimulationLine() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated } = useShown();
  const { performance } = evaluated.prediction;
  const { result, state } = useSimulated();
  const run = useSimulation(scenario, performance === null ? null : evaluated.mix);
  if (performance === null) return null;

  const objective = scenario.objectives.latency[0];
  const { measure, at } = simulatedMeasure(objective);
  const seen = result === null ? null : comparison(result, performance, measure, at);
  const busy = state === "running" || state === "waiting";
  return (
    <section
      aria-label="Simulation"
      className="min-h-14 rounded-xl border border-edge bg-card px-3.5 py-2.5 text-sm"
      data-state={state}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 max-sm:basis-full" data-testid="simulation">
          {seen === null || result === null ? (
            <span className="text-mute">
              {state === "failed"
                ? "The simulation stopped unexpectedly; the analytic answer stands alone."
                : "The simulation follows each request through this mix …"}
            </span>
          ) : (
            <>
              Simulated {readable(result.requests, "count", 6)} requests: {NAMES[measure]}{" "}
              <span className="font-semibold">
                {readable(seen.low, "ms")} – {readable(seen.high, "ms")}
              </span>
              {seen.agrees ? (
                <span className="text-sea"> ✓ agrees with {readable(seen.predicted, "ms")}</span>
              ) : (
                <span className="text-load">
                  {" "}
                  disagrees with the {readable(seen.predicted, "ms")} above: believe the simulation, it follows each
                  request
                </span>
              )}
              {result.unstable ? (
                <span className="text-load">. Unstable: two runs of the very same load differ by much here</span>
              ) : null}
              {result.lossFraction > 0 ? `. ${readable(100 * result.lossFraction, "percent", 2)} lost` : ""}
              <span className="text-mute">
                . Seed {result.seed}, 95 % interval of {result.replications} runs.
              </span>
            </>
          )}
        </p>
        {state === "running" ? (
          <progress
            className="h-1.5 w-24 accent-sea"
            aria-label="Requests simulated"
            max={SIMULATED_REQUESTS}
            value={result?.requests ?? 0}
          />
        ) : null}
        {busy ? (
          <Button look="quiet" className="min-h-7" onClick={run.stop}>
            Stop
          </Button>
        ) : (
          <Button look="quiet" className="min-h-7" onClick={run.resume}>
            Again
          </Button>
        )}
      </div>
    </section>
  );
}
