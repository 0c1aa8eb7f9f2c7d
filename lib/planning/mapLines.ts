import { modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import { type LoadLine, lineOf } from "./loadLine";
import type { MixMap } from "./plan";

/**
 * The load line of every cell of a map, a row at a time (null where a mix can't run): whoever asks may show each row as
 * it comes, and stop. A row takes about as long as a whole map without lines.
 */
export function* mapLines(
  scenario: Scenario,
  { threads, cells }: Pick<MixMap, "threads" | "cells">,
): Generator<readonly (LoadLine | null)[], void> {
  const model = modelOf(scenario);
  for (let start = 0; start < cells.length; start += threads.length)
    yield cells
      .slice(start, start + threads.length)
      .map(({ mix, impossible }) => (impossible === null ? lineOf(model, mix) : null));
}
