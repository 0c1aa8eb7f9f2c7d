import type { Metadata } from "next";
import { cache } from "react";
import { planOf } from "@/app/jobs/planOf";
import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { Planner } from "@/components/planner/Planner";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { SharedScenario } from "@/components/scenarios/SharedScenario";
import type { Scenario } from "@/lib/scenario/scenario";
import { openLink } from "@/lib/sharing/links";

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

const open = cache(async (token: string) =>
  orNotFound(openLink({ store: (await services()).store, now: new Date() }, token)),
);

/** Title, description and page ask for the same plan. */
const planned = cache((scenario: Scenario) => planOf(scenario));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, scenario } = await open((await params).token);
  const description = (await planned(scenario)).sentence;
  return {
    title: name,
    description,
    robots: { index: false, follow: false },
    openGraph: { title: name, description, siteName: "Plimsoll", type: "article" },
    twitter: { card: "summary_large_image" },
  };
}

export default async function SharedPage({ params }: Props) {
  const { token } = await params;
  const { scenario, capability, revision } = await open(token);
  const answer = { scenario, plan: await planned(scenario) };
  return capability === "edit" ? (
    <PlannerProvider answer={answer} saved={{ place: { kind: "link", token }, revision, scenario }}>
      <Planner />
    </PlannerProvider>
  ) : (
    <PlannerProvider answer={answer} saved={null} readOnly>
      <SharedScenario />
    </PlannerProvider>
  );
}
