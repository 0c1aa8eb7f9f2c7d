import type { FindingCode } from "@/lib/analytic/prediction";
import type { MixMap } from "@/lib/planning/plan";
import type { Mix } from "@/lib/servers/system";

interface Run {
  readonly code: FindingCode;
  readonly row: number;
  /** First and last column. */
  readonly from: number;
  readonly to: number;
}

function runsOf(map: MixMap): Run[] {
  const runs: Run[] = [];
  const columns = map.threads.length;
  map.cells.forEach((cell, index) => {
    if (cell.impossible === null) return;
    const row = Math.floor(index / columns);
    const column = index % columns;
    const last = runs.at(-1);
    if (last?.code === cell.impossible && last.row === row && last.to === column - 1)
      runs[runs.length - 1] = { ...last, to: column };
    else runs.push({ code: cell.impossible, row, from: column, to: column });
  });
  return runs;
}

/**
 * For each reason why mixes are impossible, where the map has most room to name it: the middle one of its widest
 * rows, clear of the rows that carry other names where it can be.
 */
export function widestRegions(map: MixMap, named: readonly Mix[]): readonly Run[] {
  const runs = runsOf(map);
  const rowsNamed = new Set(named.map(({ processes }) => map.processes.indexOf(processes)));
  return [...new Set(runs.map(({ code }) => code))].flatMap((code) => {
    const own = runs.filter((run) => run.code === code);
    const clear = own.filter(({ row }) => !rowsNamed.has(row));
    const usable = clear.length === 0 ? own : clear;
    const widest = Math.max(...usable.map(({ from, to }) => to - from));
    const candidates = usable.filter(({ from, to }) => to - from === widest);
    return candidates[Math.floor(candidates.length / 2)] ?? [];
  });
}
