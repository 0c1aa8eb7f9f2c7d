import type { Metadata } from "next";
import { cache } from "react";
import { planOf } from "@/app/jobs/planOf";
import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";
import { Planner } from "@/components/planner/Planner";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { readScenario } from "@/lib/storage/data";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

const read = cache(async (id: string) => orNotFound(readScenario((await services()).store, await currentOwner(), id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).name };
}

export default async function ScenarioPage({ params }: Props) {
  const { id, revision, scenario } = await read((await params).id);
  return (
    <PlannerProvider key={id} answer={{ scenario, plan: await planOf(scenario) }} saved={{ id, revision, scenario }}>
      <Planner />
    </PlannerProvider>
  );
}
