const NEGLIGIBLE = 1e-22;

/**
 * Visits the states low … high of a birth–death chain whose weight can be seen, each with its weight relative to
 * the mode (weight 1). `birth` must not increase and `death` must not decrease, so that there is one mode; it
 * is found by bisection and the chain followed outwards, which can neither overflow nor lose what matters.
 */
export function visitBirthDeath(
  low: number,
  high: number,
  birth: (n: number) => number,
  death: (n: number) => number,
  visit: (n: number, weight: number) => void,
): void {
  let left = low;
  let right = high;
  while (left < right) {
    const middle = Math.floor((left + right) / 2);
    if (birth(middle) > death(middle + 1)) left = middle + 1;
    else right = middle;
  }
  visit(left, 1);
  let weight = 1;
  for (let n = left; n < high && weight > NEGLIGIBLE; n++) {
    weight *= birth(n) / death(n + 1);
    visit(n + 1, weight);
  }
  weight = 1;
  for (let n = left; n > low && weight > NEGLIGIBLE; n--) {
    weight *= death(n) / birth(n - 1);
    visit(n - 1, weight);
  }
}
