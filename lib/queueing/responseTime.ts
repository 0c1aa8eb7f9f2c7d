import { type ResponseTable, responseTable } from "./responseTable";
import type { ServiceFit } from "./serviceFit";
import type { WaitingDensity } from "./waitingDensity";
import { waitPlusService } from "./waitPlusService";

/** One kind of request: its share (all sum to 1), its time in the slot, and a constant on top (0 at the server). */
export interface Stream {
  readonly share: number;
  readonly service: ServiceFit;
  readonly offset: number;
}

/** P(response ≤ t) over all streams. */
export function responseCdf(wait: WaitingDensity, streams: readonly Stream[], time: number): number {
  let probability = 0;
  for (const { share, service, offset } of streams)
    probability += share * waitPlusService(wait, service, time - offset);
  return Math.min(1, probability);
}

/** Tables of one wait plus each service, made when first asked for. */
export type Tables = (service: ServiceFit) => ResponseTable;

export function tablesOf(wait: WaitingDensity): Tables {
  const known = new Map<ServiceFit, ResponseTable>();
  return (service) => {
    const table = known.get(service) ?? responseTable(wait, service);
    known.set(service, table);
    return table;
  };
}

const MOST_POLISHING = 6;

/**
 * The time below which a share p of responses lies: the percentile of the sum, not a sum of percentiles. Found in
 * the tables by bisection, then corrected by secant steps on the exact distribution until `tolerance` (relative).
 */
export function responsePercentile(
  wait: WaitingDensity,
  streams: readonly Stream[],
  tables: Tables,
  p: number,
  tolerance: number,
): number {
  const laws = streams.map(({ share, service, offset }) => ({ share, offset, table: tables(service) }));
  const approximate = (time: number) => {
    let probability = 0;
    for (const { share, offset, table } of laws) probability += share * table.cdf(time - offset);
    return probability;
  };
  const meanOf = ({ service, offset }: Stream) => service.mean + offset;
  let high = wait.mean + Math.max(...streams.map(meanOf)) + 1e-9;
  let low = 0;
  for (let step = 0; step < 60 && approximate(high) < p; step++) {
    low = high;
    high *= 1.7;
  }
  for (let step = 0; step < 44 && high - low > 1e-9 * high; step++) {
    const middle = (low + high) / 2;
    if (approximate(middle) < p) low = middle;
    else high = middle;
  }
  let time = (low + high) / 2;
  if (tolerance >= 1e-4) return time;
  const gap = 1e-3 * time;
  let slope = (approximate(time + gap) - approximate(time - gap)) / (2 * gap);
  let missing = p - responseCdf(wait, streams, time);
  for (let step = 0; step < MOST_POLISHING && slope > 0; step++) {
    const change = missing / slope;
    // A jump (a constant service) has no slope to follow: the table's answer stands.
    if (Math.abs(change) > 0.05 * time) break;
    time += change;
    if (Math.abs(change) < tolerance * time) break;
    const before = missing;
    missing = p - responseCdf(wait, streams, time);
    if (before !== missing) slope = (before - missing) / change;
  }
  return time;
}
