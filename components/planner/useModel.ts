"use client";

import { transfer, wrap } from "comlink";
import { useEffect } from "react";
import { onFirstSign } from "@/components/ui/firstSign";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { checkedState } from "./checkedState";
import { latestOnly } from "./latestOnly";
import { usePlannerStore } from "./PlannerContext";
import type { PlannerService } from "./planner.worker";
import { type Engine, replaceable } from "./replaceable";

const FAILURE = "The model stopped unexpectedly; the numbers shown are of an earlier input. Reload the page to go on.";

interface Question {
  readonly scenario: Scenario;
  readonly tried: Mix | null;
}

/** Keeps the answer abreast of the form: every valid draft is planned in a worker, with the tried mix inspected. */
export function useModel(): void {
  const store = usePlannerStore();
  useEffect(() => {
    const fail = () => store.getState().failed(FAILURE);
    const start = (): Engine<PlannerService> => {
      const worker = new Worker(new URL("./planner.worker.ts", import.meta.url), { type: "module" });
      const parts = new Worker(new URL("./planParts.worker.ts", import.meta.url), { type: "module" });
      const { port1, port2 } = new MessageChannel();
      parts.postMessage(port1, [port1]);
      const service = wrap<PlannerService>(worker);
      service.joinedBy(transfer(port2, [port2])).catch(fail);
      for (const one of [worker, parts]) one.addEventListener("error", fail);
      return {
        service,
        end: () => {
          worker.terminate();
          parts.terminate();
        },
      };
    };
    const model = replaceable(start);
    // The page comes with its first answer: the model is loaded when someone is there to change the question.
    const learn = () => void checkedState(store);
    const forget = onFirstSign(() => {
      // Nobody asked for what this finds: if it fails, the first question will tell.
      model.warm((service) => void service.exercise(store.getState().valid).catch(() => {}));
      learn();
    });
    const ask = latestOnly(
      ({ scenario, tried }: Question) => {
        const { answer } = store.getState();
        return model.run((service) => service.answer(scenario, tried, scenario !== answer.scenario));
      },
      ({ plan, inspection }, { scenario }) => {
        const { answer, answered } = store.getState();
        answered(plan === null ? answer : { scenario, plan }, inspection);
      },
      fail,
      model.abandon,
    );
    const unsubscribe = store.subscribe((state, before) => {
      if (state.check === null && state.draft !== before.draft) learn();
      if (state.valid === before.valid && state.tried === before.tried) return;
      ask({ scenario: state.valid, tried: state.tried });
    });
    const { valid, tried, answer } = store.getState();
    if (valid !== answer.scenario || tried !== null) ask({ scenario: valid, tried });
    store.getState().listen();
    return () => {
      forget();
      unsubscribe();
      model.end();
    };
  }, [store]);
}
