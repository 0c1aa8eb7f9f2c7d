"use client";

import { buttonClass } from "@/components/ui/Button";
import { headroomText } from "@/lib/planning/headroomText";
import { readable } from "@/lib/units/formatQuantity";
import { shortMix } from "./results/shortMix";
import { useShown } from "./results/useShown";

/** On a phone the answer stays in sight while the inputs are changed, and each is one tap of the thumb away. */
export function PhoneBar() {
  const { evaluated } = useShown();
  const objective = evaluated.prediction.performance?.objectives[0];
  const headroom = headroomText(evaluated);
  return (
    <nav
      aria-label="Answer and inputs"
      className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-2 border-edge border-t bg-card px-3 py-2 lg:hidden print:hidden"
    >
      <p className="min-w-0 flex-1 truncate text-sm">
        <span className="font-semibold text-sea">{shortMix(evaluated.mix)}</span>
        {objective === undefined
          ? " can't run"
          : ` · p${objective.objective.percentile} ${readable(objective.valueMs, "ms")}`}
        {headroom === null ? null : <span className="text-load"> · {headroom}</span>}
      </p>
      <a href="#main" className={buttonClass("quiet")}>
        Answer
      </a>
      <a href="#inputs" className={buttonClass("primary")}>
        Inputs
      </a>
    </nav>
  );
}
