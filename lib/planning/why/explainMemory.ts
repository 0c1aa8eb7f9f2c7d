import type { Model } from "@/lib/analytic/predict";
import type { Prediction } from "@/lib/analytic/prediction";
import type { Explanation, WhySymbol } from "./explanation";
import { difference, type Expression, product, sum } from "./expression";

/** Requests in slots on average and four deviations more: memory is for a busy moment, not for the mean. */
const BUSY_REQUESTS = "requests of a busy moment (mean in slots + 4 deviations)";

type MemoryPart = "shared" | "private" | "threads" | "requests";

/** Memory of one machine, from what a process, a thread and a request take. */
export function explainMemory({ scenario }: Model, { memory, mix }: Prediction): Explanation {
  const { processMiB, growthMiB, threadMiB, requestMiB } = scenario.application.memory;
  const { sharedMiB, requestsMiB } = memory;
  const symbols: WhySymbol[] = [
    { symbol: "P", name: "processes", value: mix.processes, unit: "count" },
    { symbol: "m", name: "one warmed-up process", value: processMiB, unit: "MiB" },
    { symbol: "g", name: "what it grows until recycled", value: growthMiB, unit: "MiB" },
  ];
  const shares = sharedMiB > 0;
  const each = shares ? sum(difference("m", "c"), "g") : sum("m", "g");
  const terms: Expression[] = [product("P", each)];
  if (shares) {
    symbols.push({ symbol: "c", name: "loaded before fork, shared by all", value: sharedMiB, unit: "MiB" });
    terms.unshift({ kind: "symbol", symbol: "c" });
  }
  if (mix.threads > 1 && threadMiB > 0) {
    symbols.push({ symbol: "T", name: "threads a process", value: mix.threads, unit: "count" });
    symbols.push({ symbol: "t", name: "one more thread", value: threadMiB, unit: "MiB" });
    terms.push(product("P", difference("T", 1), "t"));
  }
  if (requestMiB > 0) {
    symbols.push({
      symbol: "b",
      name: BUSY_REQUESTS,
      value: requestsMiB / requestMiB,
      unit: "count",
    });
    symbols.push({ symbol: "q", name: "extra of one request", value: requestMiB, unit: "MiB" });
    terms.push(product("b", "q"));
  }
  return {
    title: "Memory of one machine",
    value: memory.totalMiB,
    unit: "MiB",
    formula: { left: "R", right: sum(...terms) },
    symbols,
    note: "Every process at its full growth, and the requests of a busy moment all at their extra.",
    page: "recommendation",
  };
}

/** The parts of that memory, one by one. */
export function explainMemoryParts({ scenario }: Model, { memory, mix }: Prediction): Record<MemoryPart, Explanation> {
  const { processMiB, sharedBeforeForkMiB, growthMiB, threadMiB, requestMiB } = scenario.application.memory;
  const { sharedMiB, privateMiB, threadsMiB, requestsMiB } = memory;
  const all = { unit: "MiB", page: "recommendation" } as const;
  const shares = sharedMiB > 0;
  const processes: WhySymbol = { symbol: "P", name: "processes", value: mix.processes, unit: "count" };
  const shared: WhySymbol = { symbol: "c", name: "loaded before fork, shared by all", value: sharedMiB, unit: "MiB" };
  return {
    shared: {
      ...all,
      title: "Shared by all processes",
      value: sharedMiB,
      formula: null,
      symbols: [{ ...shared, name: "loaded before fork, as entered", value: sharedBeforeForkMiB }],
      note: shares
        ? "What is loaded before the server forks stays one copy for all of its processes."
        : "Nothing is: that takes more than one process, a server that loads the application before it forks, and an entry of how much is loaded by then.",
    },
    private: {
      ...all,
      title: "Memory of the processes",
      value: privateMiB,
      formula: { left: "R₁", right: product("P", shares ? sum(difference("m", "c"), "g") : sum("m", "g")) },
      symbols: [
        processes,
        { symbol: "m", name: "one warmed-up process", value: processMiB, unit: "MiB" },
        { symbol: "g", name: "what it grows until recycled", value: growthMiB, unit: "MiB" },
        ...(shares ? [shared] : []),
      ],
      note: "Every process at its full growth.",
    },
    threads: {
      ...all,
      title: "Memory of the threads",
      value: threadsMiB,
      formula: { left: "R₂", right: product("P", difference("T", 1), "t") },
      symbols: [
        processes,
        { symbol: "T", name: "threads a process", value: mix.threads, unit: "count" },
        { symbol: "t", name: "one more thread", value: threadMiB, unit: "MiB" },
      ],
      note: "The first thread of a process is counted with the process.",
    },
    requests: {
      ...all,
      title: "Memory of the requests",
      value: requestsMiB,
      formula: requestMiB > 0 ? { left: "R₃", right: product("b", "q") } : null,
      symbols: [
        ...(requestMiB > 0
          ? [{ symbol: "b", name: BUSY_REQUESTS, value: requestsMiB / requestMiB, unit: "count" } as const]
          : []),
        { symbol: "q", name: "extra of one request", value: requestMiB, unit: "MiB" },
      ],
      note: "The requests of a busy moment, all at their extra at once.",
    },
  };
}
