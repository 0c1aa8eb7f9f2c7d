"use client";

import { encodeFragment } from "@/lib/scenario/codec";
import { usePlannerStore } from "./PlannerContext";

/** To the comparison, with what is on the screen as the first to compare. */
export function CompareLink() {
  const store = usePlannerStore();
  return (
    <a
      href="/compare"
      className="rounded hover:text-ink"
      onClick={(event) => {
        // Encoded when wanted, not on every keystroke.
        event.currentTarget.href = `/compare#${encodeFragment(store.getState().valid)}`;
      }}
    >
      Compare
    </a>
  );
}
