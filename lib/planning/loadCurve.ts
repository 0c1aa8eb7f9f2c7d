import { evaluate } from "@/lib/analytic/evaluate";
import { responseTimes } from "@/lib/analytic/latency";
import { objectiveMs } from "@/lib/analytic/performance";
import { type Model, modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import type { LatencyObjective } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import { scaledLoad } from "./loadLine";
import type { CurvePoint } from "./plan";

/** A time that went further at once is at a jump, from which nothing follows. */
const FAR = 2;

/** Where a time is likely to go next: as much further as it went last, in its logarithm. */
function further(last: number | undefined, before: number | undefined): number | undefined {
  if (last === undefined || before === undefined) return last;
  const ratio = last / before;
  return ratio < FAR && ratio > 1 / FAR ? last * ratio : last;
}

/** `factor` times today's load on a mix, as the chart shows it; `known`: the points up to it. */
function curvePoint({ scenario, machine }: Model, mix: Mix, factor: number, known: readonly CurvePoint[]): CurvePoint {
  const [last, before] = [known.at(-1), known.at(-2)];
  const evaluation = evaluate(machine, mix, scaledLoad(machine.system.load, factor));
  const times = responseTimes(evaluation);
  const perSecond = 1000 * machine.system.machines;
  const [objective] = scenario.objectives.latency;
  const at = (percent: number, near: number | undefined) => times.percentile(percent, "server", null, near);
  const p95Ms = at(95, further(last?.p95Ms, before?.p95Ms));
  return {
    factor,
    rateRps: evaluation.offered * perSecond,
    throughputRps: evaluation.throughput * perSecond,
    rejectedFraction: evaluation.state.blocking,
    meanMs: times.mean("server", null),
    p50Ms: at(50, further(last?.p50Ms, before?.p50Ms)),
    p95Ms,
    p99Ms: at(99, further(last?.p99Ms, before?.p99Ms)),
    objectiveMs:
      objective === undefined || isP95(objective)
        ? p95Ms
        : objectiveMs(machine, times, objective, further(last?.objectiveMs, before?.objectiveMs)),
  };
}

/** Whether the objective is what the curve shows anyway. */
function isP95({ percentile, at, class: name }: LatencyObjective): boolean {
  return percentile === 95 && at === "server" && name === null;
}

/**
 * Latency and throughput of one mix from next to no load to a quarter past the larger of its capacity and today's
 * load; denser towards the top, where the curve bends. Closed traffic varies the users and shows what they offer.
 */
export function curveOf(model: Model, mix: Mix, points: number): CurvePoint[] {
  const { load } = model.machine.system;
  const { capacity, offered } = evaluate(model.machine, mix, load);
  const top = Math.max(1.05, Math.min(20, (1.15 * capacity) / Math.max(offered, 1e-12)));
  const curve: CurvePoint[] = [];
  for (let index = 1; index <= points; index++) {
    const along = index / points;
    const factor = load.kind === "open" ? top * along ** 0.8 : 3 * along ** 1.5;
    curve.push(curvePoint(model, mix, factor, curve));
  }
  return curve;
}

export function loadCurve(scenario: Scenario, mix: Mix, points: number): CurvePoint[] {
  return curveOf(modelOf(scenario), mix, points);
}
