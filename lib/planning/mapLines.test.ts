import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { loadLine } from "./loadLine";
import { makePlan } from "./makePlan";
import { mapLines } from "./mapLines";

describe("mapLines", () => {
  it("gives each cell the line of its mix, row by row", () => {
    const { map } = makePlan(EXAMPLE);
    const columns = map.threads.length;
    const rows = [...mapLines(EXAMPLE, { threads: map.threads, cells: map.cells.slice(0, 2 * columns) })];
    expect(rows.map((row) => row.length)).toEqual([columns, columns]);
    const second = map.cells[columns + 1];
    if (second === undefined) throw new Error("The map is too small.");
    // Where a search begins depends on what was asked before: the line is the same to its precision.
    expect((rows[1]?.[1]?.rateRps ?? 0) / (loadLine(EXAMPLE, second.mix) ?? 1)).toBeCloseTo(1, 4);
  });
});
