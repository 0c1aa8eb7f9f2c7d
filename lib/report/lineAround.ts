/**
 * The outline of the region where `inside` is true, on a grid with row 0 at the bottom: an SVG path of the edges
 * between an inside cell and an outside one. The border of the map itself is no such edge.
 * @param x position of a column's left edge; @param y position of a row's lower edge
 */
export function lineAround(
  inside: (row: number, column: number) => boolean,
  rows: number,
  columns: number,
  x: (column: number) => number,
  y: (row: number) => number,
): string {
  const within = (row: number, column: number) =>
    row >= 0 && row < rows && column >= 0 && column < columns && inside(row, column);
  let path = "";
  const edge = (fromColumn: number, fromRow: number, toColumn: number, toRow: number) => {
    path += `M${x(fromColumn).toFixed(1)} ${y(fromRow).toFixed(1)}L${x(toColumn).toFixed(1)} ${y(toRow).toFixed(1)}`;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!within(row, column)) continue;
      if (!within(row, column - 1) && column > 0) edge(column, row, column, row + 1);
      if (!within(row, column + 1) && column < columns - 1) edge(column + 1, row, column + 1, row + 1);
      if (!within(row - 1, column) && row > 0) edge(column, row, column + 1, row);
      if (!within(row + 1, column) && row < rows - 1) edge(column, row + 1, column + 1, row + 1);
    }
  }
  return path;
}
