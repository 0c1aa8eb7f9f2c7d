import type { Model } from "@/lib/analytic/predict";
import type { Prediction } from "@/lib/analytic/prediction";
import type { Explanation, WhySymbol } from "./explanation";
import { difference, type Expression, product, sum } from "./expression";

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
      name: "requests of a busy moment (mean in slots + 4 deviations)",
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
