import type { ReactNode } from "react";

/** Something that a person must know before believing the rest of the page. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className="rounded-lg border border-load bg-load-soft px-3 py-2 text-sm">
      {children}
    </p>
  );
}
