import type { Metadata } from "next";
import { EvidencePlot } from "@/components/evidence/EvidencePlot";
import { EvidenceTable } from "@/components/evidence/EvidenceTable";
import { PageHeader } from "@/components/ui/PageHeader";
import cases from "@/lib/validation/data/cases.json";
import figures from "@/lib/validation/data/evidence.json";
import { evidenceFrom } from "@/lib/validation/evidence";

export const metadata: Metadata = {
  title: "Evidence",
  description: "What the models predict beside what real Python web servers did under a known load.",
};

export default function EvidencePage() {
  const { points, summaries } = evidenceFrom(cases, figures);
  return (
    <>
      <PageHeader />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5 p-4 outline-none lg:p-6"
      >
        <div className="max-w-3xl">
          <h1 className="mb-1 font-semibold text-xl">Evidence</h1>
          <p className="text-mute text-sm">
            {points.length} runs of real servers under a known load, on Linux 6.18, 2 virtual CPUs, Python 3.11. Each
            was run twice with the very same arrivals and demands; the models are held against the average of the two.
            The <em>analytic</em> model and the <em>simulation</em> know only the distributions; the <em>replay</em> is
            the simulation fed with the recorded arrivals and demands, so that what differs is the model and not luck.
            Nothing is tuned to a single case: constants belong to a server kind.
          </p>
        </div>
        <EvidencePlot points={points} />
        <EvidenceTable summaries={summaries} />
      </main>
    </>
  );
}
