import type { Advice } from "@/lib/planning/advice/advice";
import { explainChange } from "./explainChange";
import type { Explanation } from "./explanation";

/** What a piece of advice says of the percentile, else of the line; null where one of them is none. */
export function explainAdvice({ before, after, title }: Advice): Explanation | null {
  const both = {
    page: "advice",
    note: "Both are whole plans of the same model: of the scenario as it is, and as it would be.",
  } as const;
  if (before.objectiveMs !== null && after.objectiveMs !== null && before.objectiveMs !== after.objectiveMs)
    return explainChange({
      ...both,
      title: `Change of the percentile: ${title}`,
      symbol: "p",
      unit: "ms",
      before: { name: "the objective's percentile before", value: before.objectiveMs },
      after: { name: "and after", value: after.objectiveMs },
    });
  if (before.loadLineRps === null || after.loadLineRps === null || before.loadLineRps === 0) return null;
  return explainChange({
    ...both,
    title: `Change of the line: ${title}`,
    symbol: "line",
    unit: "rps",
    before: { name: "the load line before", value: before.loadLineRps },
    after: { name: "and after", value: after.loadLineRps },
  });
}
