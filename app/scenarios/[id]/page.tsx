import type { Metadata } from "next";
import { after } from "next/server";
import { cache } from "react";
import { planOf } from "@/app/jobs/planOf";
import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";
import { Planner } from "@/components/planner/Planner";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { ModelNotice } from "@/components/scenarios/ModelNotice";
import { movedNumbers } from "@/lib/planning/movedNumbers";
import { versionResultOf } from "@/lib/planning/versionResult";
import { SIMULATION_SEED } from "@/lib/simulation/simulationSeed";
import { readScenario } from "@/lib/storage/data";
import { keepResult } from "@/lib/storage/mutations";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

const read = cache(async (id: string) => orNotFound(readScenario((await services()).store, await currentOwner(), id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).name };
}

export default async function ScenarioPage({ params }: Props) {
  const { id, revision, scenario, result } = await read((await params).id);
  const plan = await planOf(scenario);
  const today = versionResultOf(plan, SIMULATION_SEED);
  // What was saved without its numbers (by a program, or through a link) gets them once someone computes them.
  if (result === null) after(async () => keepResult((await services()).store, { id, revision }, today));
  const moved = result === null || result.modelVersion === today.modelVersion ? [] : movedNumbers(result, today);
  return (
    <PlannerProvider key={id} answer={{ scenario, plan }} saved={{ place: { kind: "mine", id }, revision, scenario }}>
      {result === null || moved.length === 0 ? null : (
        <ModelNotice from={result.modelVersion} to={today.modelVersion} moved={moved} />
      )}
      <Planner />
    </PlannerProvider>
  );
}
