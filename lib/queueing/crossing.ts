/**
 * Where a continuous function that is not negative at `low` and negative at `high` crosses 0, to `precision` of its
 * place: Chandrupatla's method (Advances in Engineering Software 28, 1997): inverse quadratic steps where the last
 * three points allow them, halving where they don't. Returns the middle of the last bracket.
 */
export function crossing(
  f: (x: number) => number,
  low: { readonly x: number; readonly y: number },
  high: { readonly x: number; readonly y: number },
  precision: number,
): number {
  let a = high;
  let b = low;
  let step = 0.5;
  for (let count = 0; count < 100; count++) {
    const x = a.x + step * (b.x - a.x);
    const point = { x, y: f(x) };
    const sameSide = point.y < 0 === a.y < 0;
    const third = sameSide ? a : b;
    if (!sameSide) b = a;
    a = point;
    const width = Math.abs(b.x - a.x);
    if (width <= precision * Math.max(Math.abs(a.x), Math.abs(b.x))) break;
    const xi = (a.x - b.x) / (third.x - b.x);
    const phi = (a.y - b.y) / (third.y - b.y);
    const quadratic = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    step = quadratic
      ? (a.y / (b.y - a.y)) * (third.y / (b.y - third.y)) +
        ((third.x - a.x) / (b.x - a.x)) * (a.y / (third.y - a.y)) * (b.y / (third.y - b.y))
      : 0.5;
    // A step ends the search only where the other side of the crossing is seen too.
    const least = (0.4 * precision * Math.max(Math.abs(a.x), Math.abs(b.x))) / width;
    step = Math.min(1 - least, Math.max(least, step));
  }
  return (a.x + b.x) / 2;
}
