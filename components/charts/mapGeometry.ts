import type { MixMap } from "@/lib/planning/plan";

export const MAP_HEIGHT = 340;
const LEFT = 44;
const BOTTOM = 30;
const TOP = 8;
const RIGHT = 8;

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where the cells of a map lie in its picture, one unit a pixel; row 0 is at the bottom. */
export interface MapGeometry {
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Left edge of a column. */
  readonly x: (column: number) => number;
  /** Lower edge of a row. */
  readonly edge: (row: number) => number;
  readonly under: (x: number, y: number) => CellPlace | null;
}

export function mapGeometry({ processes, threads }: MixMap, width: number): MapGeometry {
  const rows = processes.length;
  const columns = threads.length;
  const floor = MAP_HEIGHT - BOTTOM;
  const cellWidth = (width - LEFT - RIGHT) / columns;
  const cellHeight = (floor - TOP) / rows;
  return {
    rows,
    columns,
    left: LEFT,
    right: width - RIGHT,
    top: TOP,
    floor,
    cellWidth,
    cellHeight,
    x: (column) => LEFT + column * cellWidth,
    edge: (row) => floor - row * cellHeight,
    under: (x, y) => {
      const column = Math.floor((x - LEFT) / cellWidth);
      const row = Math.floor((floor - y) / cellHeight);
      return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null;
    },
  };
}

/** The row or column that shows a value: its own, or the next one up. */
export function placeIn(values: readonly number[], value: number): number {
  const found = values.findIndex((candidate) => candidate >= value);
  return found < 0 ? values.length - 1 : found;
}
