import type { Metadata } from "next";
import { countsOf } from "@/app/api/scenarios/countsOf";
import { listOf } from "@/app/api/scenarios/listOf";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";
import { Library } from "@/components/library/Library";
import { LibraryActions } from "@/components/library/LibraryActions";
import { readListQuery } from "@/components/library/listQuery";
import { PageHeader } from "@/components/ui/PageHeader";

export const metadata: Metadata = { title: "Scenarios" };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ScenariosPage({ searchParams }: Props) {
  const query = readListQuery(await searchParams);
  const { store } = await services();
  const owner = await currentOwner();
  const [first, counts] = await Promise.all([listOf(store, owner, query), countsOf(store, owner)]);
  return (
    <>
      <PageHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-4xl p-4 outline-none lg:p-6">
        <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
          <div>
            <h1 className="mb-1 font-semibold text-xl">Your scenarios</h1>
            <p className="text-mute text-sm">
              Kept for this browser: a signed cookie says they are yours, and no one else can list them.
            </p>
          </div>
          <LibraryActions any={counts.live + counts.archive + counts.trash > 0} />
        </div>
        <Library query={query} first={first} counts={counts} />
      </main>
    </>
  );
}
