"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useStore } from "zustand";
import { AnalysisProvider } from "./AnalysisContext";
import { type Answer, createPlannerStore, type PlannerState, type Saved } from "./plannerStore";

type PlannerStore = ReturnType<typeof createPlannerStore>;

const PlannerContext = createContext<PlannerStore | null>(null);

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
      <AnalysisProvider>{children}</AnalysisProvider>
    </PlannerContext>
  );
}

export function usePlannerStore(): PlannerStore {
  const store = useContext(PlannerContext);
  if (store === null) throw new Error("usePlannerStore needs a PlannerProvider above it.");
  return store;
}

export function usePlanner<T>(select: (state: PlannerState) => T): T {
  return useStore(usePlannerStore(), select);
}
