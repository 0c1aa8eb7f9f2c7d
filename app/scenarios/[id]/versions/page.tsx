import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";
import { History } from "@/components/history/History";
import { PageHeader } from "@/components/ui/PageHeader";
import { listVersions, requireScenario } from "@/lib/storage/data";

export const metadata: Metadata = { title: "Versions" };

/** Versions of the first page. */
const FIRST = 50;

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function VersionsPage({ params }: Props) {
  const { id } = await params;
  const { store } = await services();
  const ownerId = await currentOwner();
  if (ownerId === null) notFound();
  const { name, revision } = await orNotFound(requireScenario(store, ownerId, id));
  const { versions, next } = await orNotFound(listVersions(store, { id, ownerId }, { before: null, limit: FIRST }));
  const first = { versions: versions.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })), next };
  return (
    <>
      <PageHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-4xl p-4 outline-none lg:p-6">
        <History id={id} name={name} newest={revision} first={first} />
      </main>
    </>
  );
}
