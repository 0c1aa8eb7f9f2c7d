"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePlanner } from "@/components/planner/PlannerContext";
import { Results } from "@/components/planner/results/Results";
import { useModel } from "@/components/planner/useModel";
import { Button, buttonClass } from "@/components/ui/Button";
import { PageHeader } from "@/components/ui/PageHeader";
import { toast } from "@/components/ui/toast";
import { encodeFragment } from "@/lib/scenario/codec";
import { createScenario, failureText } from "./api";
import { ScenarioSummary } from "./ScenarioSummary";

/** What someone with a link sees: the whole scenario and its answer, read only, with one click to a copy of their own. */
export function SharedScenario() {
  useModel();
  const router = useRouter();
  const scenario = usePlanner((state) => state.valid);
  const [busy, setBusy] = useState(false);
  const makeMine = async () => {
    setBusy(true);
    try {
      router.push(`/scenarios/${(await createScenario(scenario)).id}`);
    } catch (error) {
      toast.error(failureText(error));
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeader>
        <span className="text-mute text-sm">shared, read only</span>
        <a className={buttonClass("plain")} href={`/#${encodeFragment(scenario)}`}>
          Try changes
        </a>
        <Button look="primary" disabled={busy} onClick={makeMine}>
          Make it mine
        </Button>
      </PageHeader>
      <div className="lg:grid lg:grid-cols-[22rem_minmax(0,1fr)]">
        <main
          id="main"
          tabIndex={-1}
          className="grid grid-cols-[minmax(0,1fr)] content-start gap-4 p-4 outline-none lg:order-2 lg:p-6"
        >
          <p className="text-mute text-sm">{scenario.name}</p>
          <Results />
        </main>
        <aside aria-label="Scenario" className="border-edge p-4 max-lg:border-t lg:border-r">
          <ScenarioSummary scenario={scenario} />
        </aside>
      </div>
    </>
  );
}
