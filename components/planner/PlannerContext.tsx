"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useStore } from "zustand";
import { AnalysisProvider } from "./AnalysisContext";
import type { Readable } from "./follower";
import { type Answer, createPlannerStore, type PlannerState, type Saved } from "./plannerStore";

type PlannerStore = ReturnType<typeof createPlannerStore>;

const PlannerContext = createContext<PlannerStore | null>(null);
/** What is shown hereabouts: the planner itself, or what follows it (`WhileSeen`). */
export const ShownContext = createContext<Readable<PlannerState> | null>(null);

interface PlannerProviderProps {
  readonly answer: Answer;
  readonly saved: Saved | null;
  readonly readOnly?: boolean;
  readonly children: ReactNode;
}

export function PlannerProvider({ answer, saved, readOnly = false, children }: PlannerProviderProps) {
  const [store] = useState(() => createPlannerStore({ answer, saved, readOnly }));
  return (
    <PlannerContext value={store}>
      <ShownContext value={store}>
        <AnalysisProvider>{children}</AnalysisProvider>
      </ShownContext>
    </PlannerContext>
  );
}

/** The planner itself: to change it, or to ask it in an event. What is drawn comes from `usePlanner`. */
export function usePlannerStore(): PlannerStore {
  const store = useContext(PlannerContext);
  if (store === null) throw new Error("usePlannerStore needs a PlannerProvider above it.");
  return store;
}

export function usePlanner<T>(select: (state: PlannerState) => T): T {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error("usePlanner needs a PlannerProvider above it.");
  return useStore(shown, select);
}
