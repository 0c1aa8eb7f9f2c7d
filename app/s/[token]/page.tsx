import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { SharedScenario } from "@/components/scenarios/SharedScenario";
import { makePlan } from "@/lib/planning/makePlan";
import { openLink } from "@/lib/sharing/links";

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

const open = cache(async (token: string) => orNotFound(openLink((await services()).store, token)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await open((await params).token);
  return { title: name, robots: { index: false, follow: false } };
}

export default async function SharedPage({ params }: Props) {
  const { scenario } = await open((await params).token);
  return (
    <PlannerProvider answer={{ scenario, plan: makePlan(scenario) }} saved={null}>
      <SharedScenario />
    </PlannerProvider>
  );
}
