"use client";

import dynamic from "next/dynamic";
import { WhenNear } from "@/components/ui/WhenNear";
import { WhileSeen } from "../WhileSeen";
import { Alternatives } from "./Alternatives";
import { BaselineBar } from "./Baseline";
import { BudgetsCard } from "./BudgetsCard";
import { CompareMixes } from "./CompareMixes";
import { LoadCurveCard } from "./LoadCurveCard";
import { MemoryCard } from "./MemoryCard";
import { MixMapCard } from "./MixMapCard";
import { TimeCard } from "./TimeCard";
import { TrustLine } from "./TrustLine";
import { TwiceTheLoad } from "./TwiceTheLoad";
import { Verdict } from "./Verdict";
import { WhatToRun } from "./WhatToRun";

// They bring the simulation along, which nobody needs before they have read the verdict.
const SimulationLine = dynamic(() => import("./SimulationLine"), { ssr: false });
const LiveCard = dynamic(() => import("../live/LiveCard"), { ssr: false });

const Analyses = dynamic(() => import("./Analyses"), { ssr: false });

/** The answer: verdict, what to run, mixes side by side, the pictures, and how far to believe them. */
export function Results() {
  return (
    <>
      <Verdict />
      <TwiceTheLoad />
      <WhatToRun />
      <BaselineBar />
      <div className="grid gap-4 xl:grid-cols-2">
        <WhileSeen>
          <MixMapCard />
        </WhileSeen>
        <WhileSeen>
          <LoadCurveCard />
        </WhileSeen>
      </div>
      <WhileSeen>
        <WhenNear minHeight="4rem" early>
          <SimulationLine />
        </WhenNear>
      </WhileSeen>
      <WhileSeen>
        <CompareMixes />
        <Alternatives />
      </WhileSeen>
      <div className="grid gap-4 md:grid-cols-2">
        <WhileSeen className="content-start">
          <TimeCard />
          <MemoryCard />
        </WhileSeen>
        <WhileSeen>
          <BudgetsCard />
        </WhileSeen>
        <WhileSeen className="md:col-span-2 print:hidden">
          <WhenNear minHeight="16rem" early>
            <LiveCard />
          </WhenNear>
        </WhileSeen>
      </div>
      <WhileSeen>
        <TrustLine />
        <WhenNear minHeight="100rem">
          <Analyses />
        </WhenNear>
      </WhileSeen>
    </>
  );
}
