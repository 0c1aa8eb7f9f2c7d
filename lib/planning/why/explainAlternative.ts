import type { Recommendation } from "@/lib/planning/plan";
import { explainChange } from "./explainChange";
import type { Explanation } from "./explanation";

function named({ processes, threads }: Recommendation["mix"]): string {
  return `${processes} × ${threads}`;
}

/** Why a mix is next best and not best: its line beside that of the recommended one, and the rule. */
export function explainAlternative(
  { mix, loadLineRps }: Recommendation,
  other: Recommendation["alternatives"][number],
): Explanation | null {
  if (loadLineRps === null || loadLineRps === 0) return null;
  return explainChange({
    title: `The line of ${named(other.mix)} against ${named(mix)}`,
    symbol: "line",
    unit: "rps",
    before: { name: `the load line of ${named(mix)}, recommended`, value: loadLineRps },
    after: { name: `the load line of ${named(other.mix)}`, value: other.loadLineRps },
    note: "Of the mixes whose line is within 5 % of the highest, the lightest is recommended: more memory must buy more than that, and less must not cost more.",
    page: "recommendation",
  });
}
