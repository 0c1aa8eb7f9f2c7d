"use client";

import { Button } from "@/components/ui/Button";
import { PlainHeader } from "@/components/ui/PlainHeader";

/** The last net: what was saved is safe, and what was unsaved still stands in the address. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <>
      <PlainHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-xl p-6 outline-none">
        <h1 className="mb-2 font-semibold text-xl">Something failed inside Plimsoll</h1>
        <p className="mb-4 text-mute">
          What you saved is safe; unsaved changes are in this page's address. Try again; if it stays, report it with
          that address.
        </p>
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      </main>
    </>
  );
}
