"use client";

import { type Remote, wrap } from "comlink";
import { useEffect } from "react";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { latestOnly } from "./latestOnly";
import { usePlannerStore } from "./PlannerContext";
import type { PlannerService } from "./planner.worker";

const FAILURE = "The model stopped unexpectedly; the numbers shown are of an earlier input. Reload the page to go on.";

/** Keeps the answer abreast of the form: every valid draft is planned in a worker, every tried mix inspected. */
export function useModel(): void {
  const store = usePlannerStore();
  useEffect(() => {
    const worker = new Worker(new URL("./planner.worker.ts", import.meta.url), { type: "module" });
    const model: Remote<PlannerService> = wrap<PlannerService>(worker);
    const fail = () => store.getState().failed(FAILURE);
    worker.addEventListener("error", fail);

    const plan = latestOnly(
      (scenario: Scenario) => model.plan(scenario),
      (answer, scenario) => store.getState().answered({ scenario, plan: answer }),
      fail,
    );
    const inspect = latestOnly(
      ({ scenario, mix }: { scenario: Scenario; mix: Mix }) => model.inspect(scenario, mix),
      (inspection) => store.getState().inspected(inspection),
      fail,
    );
    const ask = (scenario: Scenario, tried: Mix | null) => {
      if (scenario !== store.getState().answer.scenario) plan(scenario);
      if (tried !== null) inspect({ scenario, mix: tried });
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (state.valid !== before.valid || state.tried !== before.tried) ask(state.valid, state.tried);
    });
    ask(store.getState().valid, store.getState().tried);
    store.getState().listen();
    return () => {
      unsubscribe();
      worker.terminate();
    };
  }, [store]);
}
