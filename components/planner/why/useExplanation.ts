"use client";

import { useEffect, useState } from "react";
import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Explanation } from "@/lib/planning/why/explanation";
import type { Explanations } from "@/lib/planning/why/explanationsOf";
import type { Scenario } from "@/lib/scenario/scenario";
import { useAnalysisService } from "../AnalysisContext";

type Found =
  | { readonly state: "asking" }
  | { readonly state: "failed" }
  | { readonly state: "found"; readonly explanation: Explanation | null };

/** All numbers of a mix are explained at once, so the second question about it is answered at once. */
const known = new WeakMap<EvaluatedMix, Promise<Explanations>>();

/** Why one number of a mix is what it is. */
export function useExplanation(scenario: Scenario, evaluated: EvaluatedMix, number: string): Found {
  const service = useAnalysisService();
  const [found, setFound] = useState<Found>({ state: "asking" });
  useEffect(() => {
    let current = true;
    const asked = known.get(evaluated) ?? service().why(scenario, evaluated);
    known.set(evaluated, asked);
    asked.then(
      (all) => current && setFound({ state: "found", explanation: all[number] ?? null }),
      () => {
        known.delete(evaluated);
        if (current) setFound({ state: "failed" });
      },
    );
    return () => {
      current = false;
    };
  }, [scenario, evaluated, number, service]);
  return found;
}
