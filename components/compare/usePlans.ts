"use client";

import { type Remote, wrap } from "comlink";
import { useEffect, useRef, useState } from "react";
import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import type { CompareService } from "./compare.worker";

/** The plans of these scenarios, as they come; each scenario is planned once. */
export function usePlans(scenarios: readonly Scenario[]): {
  readonly plans: ReadonlyMap<Scenario, Plan>;
  readonly failed: boolean;
} {
  const service = useRef<Remote<CompareService> | null>(null);
  const asked = useRef(new Set<Scenario>());
  const [plans, setPlans] = useState<ReadonlyMap<Scenario, Plan>>(new Map());
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const worker = new Worker(new URL("./compare.worker.ts", import.meta.url), { type: "module" });
    service.current = wrap<CompareService>(worker);
    asked.current = new Set();
    worker.addEventListener("error", () => setFailed(true));
    return () => {
      service.current = null;
      worker.terminate();
    };
  }, []);

  useEffect(() => {
    for (const scenario of scenarios) {
      if (asked.current.has(scenario)) continue;
      asked.current.add(scenario);
      service.current?.plan(scenario).then(
        (plan) => setPlans((known) => new Map(known).set(scenario, plan)),
        () => setFailed(true),
      );
    }
  }, [scenarios]);

  return { plans, failed };
}
