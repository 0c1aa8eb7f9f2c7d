import type { MapCell, MixMap } from "@/lib/planning/plan";
import type { Mix } from "@/lib/servers/system";

interface Run<Region> {
  readonly region: Region;
  readonly row: number;
  /** First and last column. */
  readonly from: number;
  readonly to: number;
}

function runsOf<Region>(map: MixMap, regionOf: (cell: MapCell) => Region | null): Run<Region>[] {
  const runs: Run<Region>[] = [];
  const columns = map.threads.length;
  map.cells.forEach((cell, index) => {
    const region = regionOf(cell);
    if (region === null) return;
    const row = Math.floor(index / columns);
    const column = index % columns;
    const last = runs.at(-1);
    if (last?.region === region && last.row === row && last.to === column - 1)
      runs[runs.length - 1] = { ...last, to: column };
    else runs.push({ region, row, from: column, to: column });
  });
  return runs;
}

/**
 * For each region of the map (each reason why mixes are impossible, say), where there is most room to name it: the
 * middle one of its widest rows, clear of the rows that carry other names where it can be.
 */
export function widestRegions<Region>(
  map: MixMap,
  named: readonly Mix[],
  regionOf: (cell: MapCell) => Region | null,
): readonly Run<Region>[] {
  const runs = runsOf(map, regionOf);
  const rowsNamed = new Set(named.map(({ processes }) => map.processes.indexOf(processes)));
  return [...new Set(runs.map(({ region }) => region))].flatMap((region) => {
    const own = runs.filter((run) => run.region === region);
    const clear = own.filter(({ row }) => !rowsNamed.has(row));
    const usable = clear.length === 0 ? own : clear;
    const widest = Math.max(...usable.map(({ from, to }) => to - from));
    const candidates = usable.filter(({ from, to }) => to - from === widest);
    return candidates[Math.floor(candidates.length / 2)] ?? [];
  });
}
