import type { Recommendation } from "@/lib/planning/plan";
import type { Explanation } from "./explanation";
import { difference, quotient } from "./expression";

/** Why a mix is next best and not best: its line beside that of the recommended one, and the rule. */
export function explainAlternative(
  { mix, loadLineRps }: Recommendation,
  other: Recommendation["alternatives"][number],
): Explanation | null {
  if (loadLineRps === null || loadLineRps === 0) return null;
  const named = ({ processes, threads }: Recommendation["mix"]) => `${processes} × ${threads}`;
  return {
    title: `The line of ${named(other.mix)} against ${named(mix)}`,
    value: other.loadLineRps / loadLineRps - 1,
    unit: "share",
    formula: { left: "change", right: difference(quotient("line′", "line"), 1) },
    symbols: [
      { symbol: "line", name: `the load line of ${named(mix)}, recommended`, value: loadLineRps, unit: "rps" },
      { symbol: "line′", name: `the load line of ${named(other.mix)}`, value: other.loadLineRps, unit: "rps" },
    ],
    note: "Of the mixes whose line is within 5 % of the highest, the lightest is recommended: more memory must buy more than that, and less must not cost more.",
    page: "recommendation",
  };
}
