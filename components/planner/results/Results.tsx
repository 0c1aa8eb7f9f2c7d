"use client";

import dynamic from "next/dynamic";
import { WhenNear } from "@/components/ui/WhenNear";
import { Alternatives } from "./Alternatives";
import { CompareMixes } from "./CompareMixes";
import { BudgetsCard, LoadCurveCard, MemoryCard, MixMapCard, TimeCard } from "./Pictures";
import { SimulationLine } from "./SimulationLine";
import { TrustLine } from "./TrustLine";
import { Verdict } from "./Verdict";
import { WhatToRun } from "./WhatToRun";

// It brings the simulation along, which nobody needs before they have read the verdict.
const LiveCard = dynamic(() => import("../live/LiveCard"), {
  ssr: false,
  loading: () => <div className="min-h-64 md:col-span-2" />,
});

const Analyses = dynamic(() => import("./Analyses"), { ssr: false });

/** The answer: verdict, what to run, mixes side by side, the pictures, and how far to believe them. */
export function Results() {
  return (
    <>
      <Verdict />
      <SimulationLine />
      <WhatToRun />
      <CompareMixes />
      <Alternatives />
      <div className="grid gap-4 xl:grid-cols-2">
        <MixMapCard />
        <LoadCurveCard />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <TimeCard />
        <BudgetsCard />
        <MemoryCard />
        <LiveCard />
      </div>
      <TrustLine />
      <WhenNear minHeight="100rem">
        <Analyses />
      </WhenNear>
    </>
  );
}
