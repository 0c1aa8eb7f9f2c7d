import { expose } from "comlink";
import type { LoadLine } from "@/lib/planning/loadLine";
import { mapLines } from "@/lib/planning/mapLines";
import type { MixMap } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";

/** The lines of a whole map, apart from the model's worker: a change of the scenario must not wait for them. */
const service = {
  /** Tells each row of lines as it is known; ended by ending the worker. */
  run(
    scenario: Scenario,
    map: Pick<MixMap, "threads" | "cells">,
    tell: (row: readonly (LoadLine | null)[]) => void,
  ): void {
    for (const row of mapLines(scenario, map)) tell(row);
  },
};
export type MapLinesService = typeof service;

expose(service);
