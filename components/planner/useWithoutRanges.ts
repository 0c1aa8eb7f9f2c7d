"use client";

import { useMemo } from "react";
import type { Scenario } from "@/lib/scenario/scenario";

/** The scenario as if all were known exactly: the same object for as long as nothing but ranges change. */
export function useWithoutRanges(scenario: Scenario): Scenario {
  const key = JSON.stringify({ ...scenario, ranges: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the scenario that it was made of.
  return useMemo(() => ({ ...scenario, ranges: [] }), [key]);
}
