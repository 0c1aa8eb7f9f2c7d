import type { Metadata } from "next";
import { listOf } from "@/app/api/scenarios/listOf";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";
import { ScenarioList } from "@/components/scenarios/ScenarioList";
import { PageHeader } from "@/components/ui/PageHeader";
import { listRequest } from "@/lib/scenario/apiSchema";

export const metadata: Metadata = { title: "Scenarios" };

export default async function ScenariosPage() {
  const { scenarios } = await listOf((await services()).store, await currentOwner(), listRequest.parse({}));
  return (
    <>
      <PageHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-4xl p-4 outline-none lg:p-6">
        <h1 className="mb-1 font-semibold text-xl">Your scenarios</h1>
        <p className="mb-4 text-mute text-sm">
          Kept for this browser: a signed cookie says they are yours, and no one else can list them.
        </p>
        <ScenarioList initial={scenarios} />
      </main>
    </>
  );
}
