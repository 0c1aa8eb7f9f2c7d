import type { Metadata } from "next";
import { ClaimMove } from "@/components/library/ClaimMove";
import { PageHeader } from "@/components/ui/PageHeader";

export const metadata: Metadata = { title: "Move scenarios here", robots: { index: false, follow: false } };

/** Where a move link leads; its token is in the fragment, which no server sees. */
export default function MovePage() {
  return (
    <>
      <PageHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-xl p-6 outline-none">
        <h1 className="mb-2 font-semibold text-xl">Move scenarios to this browser</h1>
        <ClaimMove />
      </main>
    </>
  );
}
