const BATCH = 5;

/**
 * MSER-5 (White 1997): how many of the first observations to drop so that the mean of the rest, taken in batches of
 * five, has the smallest standard error. Looks no further than half way; null when the best cut lies there, so that
 * more observations are needed.
 */
export function warmUpLength(observations: Float64Array, count: number): number | null {
  const batches = Math.floor(count / BATCH);
  if (batches < 4) return null;
  let sum = 0;
  let squares = 0;
  let best = Number.POSITIVE_INFINITY;
  let bestCut = batches;
  for (let cut = batches - 1; cut >= 0; cut--) {
    let batch = 0;
    for (let index = cut * BATCH; index < (cut + 1) * BATCH; index++) batch += observations[index] ?? 0;
    const mean = batch / BATCH;
    sum += mean;
    squares += mean * mean;
    const kept = batches - cut;
    if (cut > batches / 2) continue;
    const error = (squares - (sum * sum) / kept) / (kept * kept);
    if (error <= best) {
      best = error;
      bestCut = cut;
    }
  }
  return bestCut >= Math.floor(batches / 2) ? null : bestCut * BATCH;
}
