export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A line through the points as an SVG path, cut off where it leaves the picture upwards.
 * @param top the y that is not passed; y grows downwards, as on a page
 */
export function clippedPath(points: readonly Point[], top: number): string {
  let path = "";
  let before: Point | undefined;
  for (const point of points) {
    const from = before;
    before = point;
    if (from === undefined) {
      if (point.y >= top) path += moveTo(point);
      continue;
    }
    const crossing = point.y < top !== from.y < top;
    if (crossing) {
      const along = (top - from.y) / (point.y - from.y);
      const edge = { x: from.x + along * (point.x - from.x), y: top };
      path += point.y < top ? lineTo(edge) : moveTo(edge) + lineTo(point);
    } else if (point.y >= top) path += lineTo(point);
  }
  return path;
}

function moveTo({ x, y }: Point): string {
  return `M${x.toFixed(2)} ${y.toFixed(2)}`;
}

function lineTo({ x, y }: Point): string {
  return `L${x.toFixed(2)} ${y.toFixed(2)}`;
}
