import type { Advice } from "@/lib/planning/advice/advice";
import type { Explanation } from "./explanation";
import { difference, quotient } from "./expression";

/** What a piece of advice says of the line: after over before; null where one of them is none. */
export function explainAdvice({ before, after, title }: Advice): Explanation | null {
  const both = {
    page: "advice",
    note: "Both are whole plans of the same model: of the scenario as it is, and as it would be.",
  } as const;
  if (before.objectiveMs !== null && after.objectiveMs !== null && before.objectiveMs !== after.objectiveMs)
    return {
      ...both,
      title: `Change of the percentile: ${title}`,
      value: after.objectiveMs / before.objectiveMs - 1,
      unit: "share",
      formula: { left: "change", right: difference(quotient("p′", "p"), 1) },
      symbols: [
        { symbol: "p", name: "the objective's percentile before", value: before.objectiveMs, unit: "ms" },
        { symbol: "p′", name: "and after", value: after.objectiveMs, unit: "ms" },
      ],
    };
  if (before.loadLineRps === null || after.loadLineRps === null || before.loadLineRps === 0) return null;
  return {
    ...both,
    title: `Change of the line: ${title}`,
    value: after.loadLineRps / before.loadLineRps - 1,
    unit: "share",
    formula: { left: "change", right: difference(quotient("line′", "line"), 1) },
    symbols: [
      { symbol: "line", name: "the load line before", value: before.loadLineRps, unit: "rps" },
      { symbol: "line′", name: "and after", value: after.loadLineRps, unit: "rps" },
    ],
  };
}
