interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Diagonals through a box as an SVG path. They lie on one grid, so that neighbouring boxes continue each other's. */
export function hatching({ x, y, width, height }: Box, spacing: number): string {
  const right = x + width;
  const bottom = y + height;
  let path = "";
  // On each diagonal x + y is constant.
  for (let sum = Math.ceil((x + y) / spacing) * spacing; sum < right + bottom; sum += spacing) {
    const fromX = Math.max(x, sum - bottom);
    const toX = Math.min(right, sum - y);
    path += `M${fromX.toFixed(2)} ${(sum - fromX).toFixed(2)}L${toX.toFixed(2)} ${(sum - toX).toFixed(2)}`;
  }
  return path;
}
