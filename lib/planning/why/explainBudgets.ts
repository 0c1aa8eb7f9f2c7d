import type { Model } from "@/lib/analytic/predict";
import type { Budget, Performance, Prediction } from "@/lib/analytic/prediction";
import { count, requestsPerSecond } from "@/lib/analytic/wording";
import type { Explanation, WhySymbol } from "./explanation";
import { type Expression, product, quotient, sum } from "./expression";
import type { ModelPage } from "./modelPages";

interface Use {
  readonly right: Expression;
  readonly symbols: readonly WhySymbol[];
  readonly note: string;
  readonly page: ModelPage;
}

/** Throughput of one machine, and what it is made of. */
function perMachine({ machine }: Model, { throughputRps }: Performance): { term: Expression; symbols: WhySymbol[] } {
  const { machines } = machine.system;
  const throughput: WhySymbol = { symbol: "X", name: "throughput of all machines", value: throughputRps, unit: "rps" };
  if (machines === 1)
    return { term: { kind: "symbol", symbol: "X" }, symbols: [{ ...throughput, name: "throughput" }] };
  return {
    term: quotient("X", "M"),
    symbols: [throughput, { symbol: "M", name: "machines", value: machines, unit: "count" }],
  };
}

const UTILISATION = "Utilisation law: what arrives in a second times what each takes, over what there is.";

function usageOf(model: Model, prediction: Prediction, performance: Performance, budget: Budget): Use {
  const { workload } = model.machine;
  const { mix } = prediction;
  const { term, symbols } = perMachine(model, performance);
  const demand: WhySymbol = {
    symbol: "D",
    name: "CPU a request, the server's own included",
    value: workload.cpuMs,
    unit: "ms",
  };
  const processes: WhySymbol = { symbol: "P", name: "processes", value: mix.processes, unit: "count" };
  switch (budget.resource) {
    case "cpu":
    case "quota":
      return cpuUse(model, performance, budget, { term, symbols, demand });
    case "gil":
      return {
        right: quotient(product(term, "D"), "P"),
        symbols: [...symbols, demand, processes],
        note: "Each process computes on one core at a time, so each has one core's worth at most.",
        page: "gil",
      };
    case "workers":
      return {
        right: quotient("n", "N"),
        symbols: [
          {
            symbol: "n",
            name: "requests in slots on average (Little: throughput × time in a slot)",
            value: budget.used,
            unit: "count",
          },
          { symbol: "N", name: "slots", value: budget.limit, unit: "count" },
        ],
        note: "All of them busy is not yet a failure: then requests queue.",
        page: "queue",
      };
    case "memory":
      return {
        right: quotient("R", "A"),
        symbols: [
          { symbol: "R", name: "memory of a busy moment", value: prediction.memory.totalMiB, unit: "MiB" },
          { symbol: "A", name: "what the server may use", value: prediction.memory.availableMiB, unit: "MiB" },
        ],
        note: "What the server may use is the smaller of machine and container limit, less the reserve.",
        page: "recommendation",
      };
    case "network":
      return {
        right: quotient(product(term, "b"), "W"),
        symbols: [
          ...symbols,
          { symbol: "b", name: "bytes a request, both ways", value: workload.bytes, unit: "bytes" },
          { symbol: "W", name: "the interface", value: budget.limit, unit: "Mbps" },
        ],
        note: UTILISATION,
        page: "demands",
      };
    case "backend":
      return backendUse(model, prediction, performance, budget, { term, symbols });
  }
}

/** Wake-ups below this share of the work are rounding. */
const NO_WAKES = 1e-9;

function cpuUse(
  { machine }: Model,
  { throughputRps }: Performance,
  budget: Budget,
  { term, symbols, demand }: { term: Expression; symbols: WhySymbol[]; demand: WhySymbol },
): Use {
  const lostMs = (1000 * budget.used * machine.system.machines) / throughputRps - demand.value;
  const loses = lostMs > NO_WAKES * demand.value;
  const cores: WhySymbol = {
    symbol: "C",
    name: budget.resource === "cpu" ? "cores' worth of work that the CPUs do together" : "cores that the quota allows",
    value: budget.limit,
    unit: "cores",
  };
  const lost: WhySymbol = {
    symbol: "l",
    name: "CPU of workers woken for a connection that another took",
    value: lostMs,
    unit: "ms",
  };
  return {
    right: quotient(product(term, loses ? sum("D", "l") : "D"), "C"),
    symbols: loses ? [...symbols, demand, lost, cores] : [...symbols, demand, cores],
    note: UTILISATION,
    page: "service-rate",
  };
}

function backendUse(
  { machine }: Model,
  { mix }: Prediction,
  { throughputRps }: Performance,
  budget: Budget,
  { term, symbols }: { term: Expression; symbols: WhySymbol[] },
): Use {
  const { system } = machine;
  const backend = system.backends.find(({ name }) => budget.name === `${name} connections`);
  const scope = backend?.scope ?? "machine";
  const rate =
    scope === "global" ? throughputRps : throughputRps / system.machines / (scope === "process" ? mix.processes : 1);
  const limit: WhySymbol = { symbol: "L", name: "connections that it takes", value: budget.limit, unit: "count" };
  const held: WhySymbol = {
    symbol: "h",
    name:
      backend?.held === "request"
        ? "time a request keeps its connection, from its first wait to its end"
        : "time a request keeps its connection, while it waits",
    value: rate > 0 ? (1000 * budget.used) / rate : 0,
    unit: "ms",
  };
  const note =
    "Little's law: connections in use are requests a second times the time each keeps one, averaged over all classes.";
  const all: WhySymbol = { symbol: "X", name: "throughput of all machines", value: throughputRps, unit: "rps" };
  if (scope === "global")
    return { right: quotient(product("X", "h"), "L"), symbols: [all, held, limit], note, page: "service-rate" };
  if (scope === "machine")
    return { right: quotient(product(term, "h"), "L"), symbols: [...symbols, held, limit], note, page: "service-rate" };
  return {
    right: quotient(product(quotient(term, "P"), "h"), "L"),
    symbols: [...symbols, { symbol: "P", name: "processes", value: mix.processes, unit: "count" }, held, limit],
    note,
    page: "service-rate",
  };
}

/** How much of one limit is in use, and at which load it would be reached. */
export function explainBudget(
  model: Model,
  prediction: Prediction,
  performance: Performance,
  budget: Budget,
): Explanation {
  const { right, symbols, note, page } = usageOf(model, prediction, performance, budget);
  const reached =
    budget.saturationRps === null ? "" : ` It would be all used at ${requestsPerSecond(budget.saturationRps)}.`;
  const ceiling = budget.ceiling === null ? "" : ` Your ceiling is ${count(100 * budget.ceiling)} %.`;
  return {
    title: `${budget.name} in use`,
    value: budget.utilisation,
    unit: "share",
    formula: { left: "U", right },
    symbols,
    note: `${note}${reached}${ceiling}`,
    page,
  };
}
