"use client";

import { useMemo } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { LoadCurve } from "@/components/charts/LoadCurve";
import type { Load } from "@/lib/scenario/traffic";
import { MeasurementsImport } from "../measurements/MeasurementsImport";
import { measuredPoints } from "../measurements/measuredPoints";
import { usePlanner, usePlannerStore } from "../PlannerContext";
import { ROLE_TEXT } from "./roleText";
import { shortMix } from "./shortMix";
import { tableNumber } from "./tableNumber";
import { useShown } from "./useShown";
import { useSimulatedIntervals } from "./useSimulatedIntervals";

const WHERE = { open: ["traffic", "load", "rateRps"], closed: ["traffic", "load", "users"] } as const;

function amount(load: Load): number {
  return load.kind === "open" ? load.rateRps : load.users;
}

/** Latency against load: where the mix stands, and where it sinks. Moving the point changes the arrival rate, or the users. */
export function LoadCurveCard() {
  const store = usePlannerStore();
  const { objectives, traffic } = usePlanner((state) => state.answer.scenario);
  const load = usePlanner((state) => state.valid.traffic.load);
  const baseline = usePlanner((state) => state.baseline);
  const measurements = usePlanner((state) => state.measurements);
  const { evaluated, curve, role } = useShown();
  const simulated = useSimulatedIntervals();
  const measured = useMemo(() => measuredPoints(measurements), [measurements]);
  const before = useMemo(() => {
    const past = baseline?.evaluated.prediction.performance;
    return baseline === null || past === null || past === undefined
      ? null
      : { curve: baseline.curve, loadLineRps: baseline.evaluated.loadLineRps, rateRps: past.offeredRps };
  }, [baseline]);
  const { performance } = evaluated.prediction;
  const [objective] = objectives.latency;
  return (
    <ChartCard
      title="How much load before it sinks"
      description={`Latency and throughput of ${shortMix(evaluated.mix)} (${ROLE_TEXT[role]}) against arrival rate. Drag the point, or use the arrow keys${
        load.kind === "open" ? "" : ": more users wait longer rather than ask more"
      }. Band: 95 % interval of the simulation.`}
      fileName="load-curve"
      table={() => ({
        columns: ["arrival rate req/s", "throughput req/s", "refused %", "mean ms", "p50 ms", "p95 ms", "p99 ms"],
        rows: curve.map((point) => [
          tableNumber(point.rateRps),
          tableNumber(point.throughputRps),
          tableNumber(100 * point.rejectedFraction),
          tableNumber(point.meanMs),
          tableNumber(point.p50Ms),
          tableNumber(point.p95Ms),
          tableNumber(point.p99Ms),
        ]),
      })}
    >
      {performance === null || objective === undefined ? (
        <p className="grid h-[340px] place-items-center text-mute text-sm">This mix can't run, so it has no curve.</p>
      ) : (
        <LoadCurve
          curve={curve}
          load={load}
          factor={load.kind === traffic.load.kind ? amount(load) / amount(traffic.load) : 1}
          offeredRps={performance.offeredRps}
          objective={objective}
          loadLineRps={evaluated.loadLineRps === 0 ? null : evaluated.loadLineRps}
          capacityRps={performance.capacityRps}
          before={before}
          simulated={simulated}
          measured={measured}
          onLoad={store.getState().readOnly ? null : (value) => store.getState().edit(WHERE[load.kind], value)}
          onRest={() => store.getState().endGesture()}
        />
      )}
      <MeasurementsImport />
    </ChartCard>
  );
}
