import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { services } from "@/app/services";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { SharedScenario } from "@/components/scenarios/SharedScenario";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { makePlan } from "@/lib/planning/makePlan";
import { openLink } from "@/lib/sharing/links";

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

const open = cache(async (token: string) => {
  try {
    return await openLink((await services()).store, token);
  } catch (error) {
    if (error instanceof PlimsollError && error.code === "not-found") notFound();
    throw error;
  }
});

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
