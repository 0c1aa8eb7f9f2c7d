"use client";

import type { MouseEvent } from "react";
import { checkedState } from "./checkedState";
import { usePlannerStore } from "./PlannerContext";

/** To the comparison, with what is on the screen as the first to compare. */
export function CompareLink() {
  const store = usePlannerStore();
  const follow = async (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { encodeFragment } = await import("@/lib/scenario/codec");
    window.location.assign(`/compare#${encodeFragment((await checkedState(store)).valid)}`);
  };
  return (
    <a href="/compare" className="rounded hover:text-ink" onClick={follow}>
      Compare
    </a>
  );
}
