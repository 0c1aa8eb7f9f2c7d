import type { Model } from "@/lib/analytic/predict";
import type { ObjectiveResult, Performance } from "@/lib/analytic/prediction";
import { serverCosts } from "@/lib/analytic/serverCosts";
import { figure, milliseconds } from "@/lib/analytic/wording";
import { TIME_SEGMENTS, type TimeSegment } from "@/lib/servers/timeSegments";
import { type Explanation, explainedValue, type WhySymbol } from "./explanation";
import { difference, type Expression, product, sum } from "./expression";
import type { ModelPage } from "./modelPages";

const SEGMENT: Readonly<
  Record<
    TimeSegment,
    { readonly symbol: string; readonly name: string; readonly page: ModelPage; readonly note: string }
  >
> = {
  queue: {
    symbol: "W",
    name: "wait for a free slot",
    page: "queue",
    note: "From the chain of requests inside: how many wait on average, over how many are served (Little's law).",
  },
  accept: {
    symbol: "A",
    name: "wait to be accepted",
    page: "accept",
    note: "For the thread that takes a process's connections, and needs the GIL for each: its own queue.",
  },
  upload: {
    symbol: "B",
    name: "the body trickling in",
    page: "clients",
    note: "How long a slow upload keeps its worker; nothing where it is buffered on the way.",
  },
  gilWait: {
    symbol: "G",
    name: "wait for the GIL",
    page: "gil",
    note: "Turns of the other threads of the same process, each a switch interval long at most.",
  },
  cpuWait: {
    symbol: "Q",
    name: "wait for a core",
    page: "service-rate",
    note: "What other processes have the cores for, by how many want to compute at once.",
  },
  cpu: {
    symbol: "D",
    name: "CPU work",
    page: "demands",
    note: "Of your code and of the server itself, at this machine's speed.",
  },
  backendWait: {
    symbol: "P",
    name: "wait for a backend connection",
    page: "service-rate",
    note: "Where more requests want a connection than there are: one more station with so many servers.",
  },
  io: {
    symbol: "Z",
    name: "waits for others",
    page: "demands",
    note: "Database, other services, disk: as entered, over all classes by their weight.",
  },
  drain: {
    symbol: "V",
    name: "the client fetching the response",
    page: "clients",
    note: "Transfer time of what does not fit the buffers, over all kinds of client.",
  },
};

function segmentSymbols(performance: Performance, of: "mean" | "slow"): WhySymbol[] {
  return TIME_SEGMENTS.filter((segment) => performance.breakdown[of][segment] > 0).map((segment) => ({
    symbol: SEGMENT[segment].symbol,
    name: SEGMENT[segment].name,
    value: performance.breakdown[of][segment],
    unit: "ms",
  }));
}

/** Mean response at the server: the sum of where the time goes. */
export function explainMean(performance: Performance): Explanation {
  const symbols = segmentSymbols(performance, "mean");
  return {
    title: "Mean response at the server",
    value: performance.server.meanMs,
    unit: "ms",
    formula: { left: "T", right: sum(...symbols.map(({ symbol }) => symbol)) },
    symbols,
    note: "Means of parts add up, whatever depends on what.",
    page: "percentiles",
  };
}

/** Mean response at the client: the server's, and what lies between the two. */
export function explainClientMean({ server, client }: Performance): Explanation {
  return {
    title: "Mean response at the client",
    value: client.meanMs,
    unit: "ms",
    formula: { left: "Tc", right: sum("T", "o") },
    symbols: [
      { symbol: "T", name: "mean response at the server", value: server.meanMs, unit: "ms" },
      {
        symbol: "o",
        name: "round trips and transfers on top, over all kinds of client",
        value: client.meanMs - server.meanMs,
        unit: "ms",
      },
    ],
    note: "Slow start, bandwidth and loss of each link decide how long a response travels.",
    page: "clients",
  };
}

/** A percentile: of all requests at the server as the sum of a slow request's parts, elsewhere by its meaning. */
export function explainObjective(performance: Performance, { objective, valueMs }: ObjectiveResult): Explanation {
  const percentile = figure(objective.percentile);
  const title = `p${percentile} at the ${objective.at}${objective.class === null ? "" : `, "${objective.class}" requests`}`;
  const found = `${percentile} % are answered within ${milliseconds(valueMs)}. The law of the wait and that of the time in the slot (fitted to three cumulants) are convolved, and the percentile is read from the result; percentiles of parts do not add up.`;
  const symbols = segmentSymbols(performance, "slow");
  const total = symbols.reduce((all, { value }) => all + value, 0);
  const adds = objective.at === "server" && objective.class === null && Math.abs(total - valueMs) <= 1e-6 * valueMs;
  if (!adds)
    return {
      title,
      value: valueMs,
      unit: "ms",
      formula: null,
      symbols: [
        { symbol: "T", name: "mean response at the same place", value: performance[objective.at].meanMs, unit: "ms" },
        { symbol: "p50", name: "half are within", value: performance[objective.at].p50Ms, unit: "ms" },
        { symbol: "limit", name: "the objective", value: objective.limitMs, unit: "ms" },
      ],
      note: `${found}${objective.at === "client" ? " The client's round trips and transfer come on top." : ""}`,
      page: "percentiles",
    };
  return {
    title,
    value: valueMs,
    unit: "ms",
    formula: { left: `p${percentile}`, right: sum(...symbols.map(({ symbol }) => symbol)) },
    symbols: symbols.map((one) => ({ ...one, name: `${one.name}, of a request that slow` })),
    note: `${found} The parts are what a request that slow most likely spent where.`,
    page: "percentiles",
  };
}

/** The part's share of the classes: share × demand, added up, and the server's own. */
function demandSum(model: Model, part: "cpuMs" | "ioMs"): { right: Expression; symbols: WhySymbol[] } | null {
  const { system } = model.machine;
  const { classes } = system;
  const symbols: WhySymbol[] = [];
  const terms: Expression[] = [];
  classes.forEach((one, index) => {
    const [share, demand] = [`w${index + 1}`, `${part === "cpuMs" ? "d" : "z"}${index + 1}`];
    symbols.push({ symbol: share, name: `share of "${one.name}"`, value: one.share, unit: "share" });
    symbols.push({
      symbol: demand,
      name: `${part === "cpuMs" ? "CPU" : "waits"} of "${one.name}" here`,
      value: one[part].mean,
      unit: "ms",
    });
    terms.push(product(share, demand));
  });
  const own = classes.reduce((sum, { share, ioPhases }) => {
    const { cpuMs, afterMs, sleepMs } = serverCosts(system, ioPhases);
    return sum + share * (part === "cpuMs" ? cpuMs - afterMs : sleepMs);
  }, 0);
  const name = part === "cpuMs" ? "the server's own CPU until the response has left" : "how much longer its waits last";
  symbols.push({ symbol: "s", name, value: own, unit: "ms" });
  terms.push({ kind: "symbol", symbol: "s" });
  return terms.length > 12 ? null : { right: sum(...terms), symbols };
}

/** What differs by less was worked out in two ways. */
const SAME = 1e-9;

/** One part of the mean request's time. */
export function explainSegment(model: Model, performance: Performance, segment: TimeSegment): Explanation {
  const { symbol, name, page, note } = SEGMENT[segment];
  const value = performance.breakdown.mean[segment];
  const base = { title: `Mean time: ${name}`, value, unit: "ms", page, note } as const;
  const demand = segment === "cpu" ? demandSum(model, "cpuMs") : segment === "io" ? demandSum(model, "ioMs") : null;
  if (demand !== null) {
    const whole: Explanation = { ...base, formula: { left: symbol, right: demand.right }, symbols: demand.symbols };
    const asked = explainedValue(whole) ?? 0;
    // Where clients give up, those who are answered had less to wait for on average.
    if (Math.abs(asked - value) <= SAME * value) return whole;
  }
  const others = segmentSymbols(performance, "mean").filter((one) => one.symbol !== symbol);
  return {
    ...base,
    formula: { left: symbol, right: difference("T", ...others.map((one) => one.symbol)) },
    symbols: [
      { symbol: "T", name: "mean response at the server", value: performance.server.meanMs, unit: "ms" },
      ...others,
    ],
  };
}
