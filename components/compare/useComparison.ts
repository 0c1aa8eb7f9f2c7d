"use client";

import { useCallback, useEffect, useState } from "react";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { decodeComparison, encodeComparison } from "@/lib/scenario/comparison";
import type { Scenario } from "@/lib/scenario/scenario";

interface Comparison {
  readonly scenarios: readonly Scenario[];
  /** What is wrong with the address, if anything. */
  readonly fault: string | null;
  readonly change: (scenarios: readonly Scenario[]) => void;
}

/** The scenarios side by side, kept in the URL's fragment: a bookmark or a pasted address brings them back. */
export function useComparison(): Comparison {
  const [scenarios, setScenarios] = useState<readonly Scenario[]>([]);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const adopt = () => {
      try {
        setScenarios(decodeComparison(window.location.hash));
        setFault(null);
      } catch (error) {
        const reason = error instanceof PlimsollError ? error.message : "It could not be read.";
        setFault(`The address does not hold scenarios to compare. ${reason}`);
      }
    };
    adopt();
    window.addEventListener("hashchange", adopt);
    return () => window.removeEventListener("hashchange", adopt);
  }, []);

  const change = useCallback((next: readonly Scenario[]) => {
    setScenarios(next);
    setFault(null);
    const { pathname } = window.location;
    window.history.replaceState(null, "", next.length === 0 ? pathname : `${pathname}#${encodeComparison(next)}`);
  }, []);

  return { scenarios, fault, change };
}
