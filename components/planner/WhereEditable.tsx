"use client";

import type { ReactNode } from "react";
import { usePlanner } from "./PlannerContext";

/** What changes the scenario; a page that only shows one has no place for it. */
export function WhereEditable({ children }: { readonly children: ReactNode }) {
  return usePlanner((state) => state.readOnly) ? null : children;
}
