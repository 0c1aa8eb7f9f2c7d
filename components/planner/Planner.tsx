"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/Notice";
import { WhenNear } from "@/components/ui/WhenNear";
import { FaultNotice } from "./FaultNotice";
import { ScenarioForm } from "./form/ScenarioForm";
import { GuideInvitation } from "./guide/GuideInvitation";
import { PhoneBar } from "./PhoneBar";
import { usePlanner } from "./PlannerContext";
import { PlannerHeader } from "./PlannerHeader";
import type { PlannerState } from "./plannerStore";
import { Results } from "./results/Results";
import { sameMix } from "./results/useShown";
import { useFragment } from "./useFragment";
import { useModel } from "./useModel";
import { WhileSeen } from "./WhileSeen";

const PrintedScenario = dynamic(() => import("./PrintedScenario"), { ssr: false });
const ExploreCard = dynamic(() => import("./explore/ExploreCard"), { ssr: false });

/** Whether what is shown does not answer what is entered yet. */
function isAnswering({ listening, check, draft, valid, answer, tried, inspection }: PlannerState): boolean {
  const mix = inspection?.evaluated.mix;
  const inspected = tried === null || (mix !== undefined && sameMix(mix, tried));
  const checked = check !== null || draft === valid;
  return !listening || !checked || valid !== answer.scenario || !inspected;
}

/** What is said of the scenario, and whether it still answers what is entered: only that is drawn anew when it changes. */
function AnswerRegion({ children }: { readonly children: ReactNode }) {
  const answering = usePlanner(isAnswering);
  return (
    <main
      id="main"
      tabIndex={-1}
      aria-busy={answering}
      // Each part is laid out and painted by itself: one that changes leaves the others as they are.
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-4 p-4 outline-none *:contain-layout lg:order-2 lg:p-6 print:*:contain-none"
    >
      {children}
    </main>
  );
}

/** The instrument: the scenario on the left in the order of the five factors, what it means on the right. */
export function Planner() {
  useModel();
  const fragmentFault = useFragment();
  const saved = usePlanner((state) => state.saved !== null);
  const name = usePlanner((state) => state.valid.name);
  const failure = usePlanner((state) => state.failure);
  return (
    <>
      <PlannerHeader />
      <div className="lg:grid lg:grid-cols-[22rem_minmax(0,1fr)]">
        <AnswerRegion>
          <h1 className="hidden font-semibold text-xl print:block">{name}</h1>
          {saved ? null : <GuideInvitation />}
          {fragmentFault === null ? null : <Notice>{fragmentFault}</Notice>}
          {failure === null ? null : <Notice>{failure}</Notice>}
          <FaultNotice />
          <Results />
          <WhileSeen className="print:hidden">
            <WhenNear minHeight="32rem">
              <ExploreCard />
            </WhenNear>
          </WhileSeen>
          <WhileSeen>
            <WhenNear minHeight="0" early>
              <PrintedScenario />
            </WhenNear>
          </WhileSeen>
        </AnswerRegion>
        <aside
          id="inputs"
          aria-label="Inputs"
          className="border-edge px-4 pb-20 max-lg:border-t lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:border-r print:hidden"
        >
          <ScenarioForm />
        </aside>
      </div>
      <PhoneBar />
    </>
  );
}
