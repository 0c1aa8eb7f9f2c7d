import { evaluate } from "@/lib/analytic/evaluate";
import { responseTimes } from "@/lib/analytic/latency";
import { objectiveMs } from "@/lib/analytic/performance";
import { type Model, modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import type { CurvePoint } from "./plan";

/** One load of a mix, as the chart shows it. */
function curvePoint({ scenario, machine }: Model, mix: Mix, load: Load): CurvePoint {
  const evaluation = evaluate(machine, mix, load);
  const times = responseTimes(evaluation);
  const perSecond = 1000 * machine.system.machines;
  const [objective] = scenario.objectives.latency;
  const at = (percent: number) => times.percentile(percent, "server", null);
  return {
    rateRps: evaluation.offered * perSecond,
    throughputRps: evaluation.throughput * perSecond,
    rejectedFraction: evaluation.state.blocking,
    meanMs: times.mean("server", null),
    p50Ms: at(50),
    p95Ms: at(95),
    p99Ms: at(99),
    objectiveMs: objective === undefined ? at(95) : objectiveMs(machine, times, objective),
  };
}

/**
 * Latency and throughput of one mix from next to no load to a quarter past the larger of its capacity and today's
 * load; denser towards the top, where the curve bends. Closed traffic varies the users and shows what they offer.
 */
export function curveOf(model: Model, mix: Mix, points: number): CurvePoint[] {
  const { load } = model.machine.system;
  const { capacity, offered } = evaluate(model.machine, mix, load);
  const top = Math.max(1.05, Math.min(20, (1.15 * capacity) / Math.max(offered, 1e-12)));
  return Array.from({ length: points }, (_, index) => {
    const along = (index + 1) / points;
    const factor = load.kind === "open" ? top * along ** 0.8 : 3 * along ** 1.5;
    return curvePoint(
      model,
      mix,
      load.kind === "open" ? { ...load, rateRps: load.rateRps * factor } : { ...load, users: load.users * factor },
    );
  });
}

export function loadCurve(scenario: Scenario, mix: Mix, points: number): CurvePoint[] {
  return curveOf(modelOf(scenario), mix, points);
}
