import { limitWords } from "@/lib/analytic/limitWords";
import type { Model } from "@/lib/analytic/predict";
import type { Performance, Prediction } from "@/lib/analytic/prediction";
import { milliseconds, requestsPerSecond } from "@/lib/analytic/wording";
import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Explanation, WhySymbol } from "./explanation";
import { difference, product, quotient } from "./expression";
import { pastTheLine } from "./pastTheLine";

const offered = ({ offeredRps }: Performance): WhySymbol => ({
  symbol: "λ",
  name: "arrivals, those refused included",
  value: offeredRps,
  unit: "rps",
});

export function explainThroughput(performance: Performance): Explanation {
  return {
    title: "Throughput",
    value: performance.throughputRps,
    unit: "rps",
    formula: { left: "X", right: product("λ", difference(1, "r")) },
    symbols: [
      offered(performance),
      { symbol: "r", name: "share that is refused", value: performance.rejectedFraction, unit: "share" },
    ],
    note: "What arrives and is not refused is served in the long run.",
    page: "queue",
  };
}

export function explainRejected(performance: Performance): Explanation {
  return {
    title: "Share that is refused",
    value: performance.rejectedFraction,
    unit: "share",
    formula: { left: "r", right: difference(1, quotient("X", "λ")) },
    symbols: [offered(performance), { symbol: "X", name: "throughput", value: performance.throughputRps, unit: "rps" }],
    note: "The chance that an arrival finds every slot and every place of the queue taken.",
    page: "queue",
  };
}

/** The most that this mix can serve: its slots over the time that each is held when all are busy. */
export function explainCapacity(
  model: Model,
  { budgets }: Prediction,
  { capacityRps, binding }: Performance,
): Explanation {
  const slots = budgets.find(({ resource }) => resource === "workers")?.limit ?? 1;
  const { machines } = model.machine.system;
  const cpu = budgets.find(({ resource }) => resource === "cpu")?.saturationRps ?? null;
  const cores = cpu === null ? "" : ` The cores alone could serve ${requestsPerSecond(cpu)}.`;
  return {
    title: "Capacity",
    value: capacityRps,
    unit: "rps",
    formula: { left: "Xmax", right: quotient(product("M", "N"), "H") },
    symbols: [
      { symbol: "M", name: "machines", value: machines, unit: "count" },
      { symbol: "N", name: "slots of one machine", value: slots, unit: "count" },
      {
        symbol: "H",
        name: "time a request holds its slot when all are busy",
        value: (1000 * machines * slots) / capacityRps,
        unit: "ms",
      },
    ],
    note: `From the completion rate with all slots busy; ${limitWords(binding)} gives first.${cores} A request alone would hold its slot ${milliseconds(aloneMs(model))}.`,
    page: "service-rate",
  };
}

function aloneMs({ machine: { workload } }: Model): number {
  return workload.cpuMs + workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
}

/** The lowest load at which something that was asked fails, and what that is. */
export function explainLine(
  model: Model,
  { mix, loadLineRps, headroom }: EvaluatedMix,
  performance: Performance,
): Explanation | null {
  if (loadLineRps === null || headroom === null) return null;
  const { load } = model.scenario.traffic;
  const factor = loadLineRps === 0 ? 0 : 1 / (1 - headroom);
  const open = load.kind === "open";
  const today: WhySymbol = open
    ? { symbol: "λ", name: "arrivals today", value: performance.offeredRps, unit: "rps" }
    : { symbol: "U", name: "users today", value: load.users, unit: "count" };
  return {
    title: open ? "The load line" : "The load line, in users",
    value: open ? loadLineRps : factor * load.users,
    unit: open ? "rps" : "count",
    formula: { left: "line", right: product(today.symbol, "f") },
    symbols: [
      today,
      { symbol: "f", name: "multiple of today's load at which an objective first fails", value: factor, unit: "count" },
    ],
    note: `The multiple is found by bisection, to 0.05 %. ${pastTheLine(model, mix, factor)}`,
    page: "recommendation",
  };
}

export function explainHeadroom(
  model: Model,
  { loadLineRps, headroom }: EvaluatedMix,
  performance: Performance,
): Explanation | null {
  if (loadLineRps === null || headroom === null || loadLineRps === 0) return null;
  const { load } = model.scenario.traffic;
  const symbols: WhySymbol[] =
    load.kind === "open"
      ? [
          { symbol: "λ", name: "arrivals today", value: performance.offeredRps, unit: "rps" },
          { symbol: "line", name: "the load line", value: loadLineRps, unit: "rps" },
        ]
      : [
          { symbol: "λ", name: "users today", value: load.users, unit: "count" },
          { symbol: "line", name: "users at the load line", value: load.users / (1 - headroom), unit: "count" },
        ];
  return {
    title: "Distance below the line",
    value: headroom,
    unit: "share",
    formula: { left: "headroom", right: difference(1, quotient("λ", "line")) },
    symbols,
    note: "Negative where the load is past the line.",
    page: "recommendation",
  };
}
