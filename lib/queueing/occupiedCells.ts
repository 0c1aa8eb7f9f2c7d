import { meanOfMinimum } from "./normalDistribution";

/** Above this many cells the normal approximation is good to 1e-3. */
const EXACT_CELLS = 96;

/** Mean number of occupied cells of P when j indistinguishable items fall on them (Bose–Einstein): P j / (P + j − 1). */
export function meanOccupied(cells: number, items: number): number {
  return items <= 0 ? 0 : (cells * items) / (cells + items - 1);
}

/**
 * E[min(K, c)] for the number K of occupied cells. K is hypergeometric, P(k) ∝ C(P, k) C(j−1, k−1)
 * (Feller, An Introduction to Probability Theory I, §II.5).
 */
export function meanOccupiedUpTo(cells: number, items: number, c: number): number {
  const most = Math.min(cells, items);
  if (c >= most) return meanOccupied(cells, items);
  if (cells > EXACT_CELLS) {
    const all = cells + items - 1;
    const variance = (cells * (cells - 1) * items * (items - 1)) / (all * all * (all - 1));
    return Math.min(c, meanOfMinimum(meanOccupied(cells, items), Math.sqrt(variance), c));
  }
  let weight = 1;
  let total = 0;
  let sum = 0;
  for (let k = 1; k <= most; k++) {
    total += weight;
    sum += weight * Math.min(k, c);
    weight *= ((cells - k) * (items - k)) / ((k + 1) * k);
    if (total > 1e250) {
      weight *= 1e-250;
      total *= 1e-250;
      sum *= 1e-250;
    }
  }
  return sum / total;
}
