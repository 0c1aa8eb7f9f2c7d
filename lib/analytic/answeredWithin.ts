import type { ResponseTimes } from "./latency";

const POINTS = 48;

/**
 * Response times of the requests that are answered at all, where clients wait no longer than `patienceMs`: those
 * whose time at the server is longer are cut off. What the network adds on top comes after, so that the cut is the same
 * share of the client's times.
 */
export function answeredWithin(all: ResponseTimes, patienceMs: number): ResponseTimes {
  const shares = new Map<number | null, number>();
  const shareOf = (classIndex: number | null) => {
    const known = shares.get(classIndex) ?? all.within(patienceMs, "server", classIndex);
    shares.set(classIndex, known);
    return known;
  };
  /** ∫₀^τ P(T > t) dt − τ P(T > τ) over P(T ≤ τ), by the trapezium rule on a quadratic grid: fine where T is short. */
  const serverMean = (classIndex: number | null) => {
    const share = shareOf(classIndex);
    let sum = 0;
    let before = 0;
    let survivedBefore = 1;
    for (let point = 1; point <= POINTS; point++) {
      const time = patienceMs * (point / POINTS) ** 2;
      const survived = 1 - all.within(time, "server", classIndex);
      sum += ((time - before) * (survivedBefore + survived)) / 2;
      before = time;
      survivedBefore = survived;
    }
    return Math.max(0, sum - patienceMs * (1 - share)) / share;
  };
  const visible = (classIndex: number | null) => shareOf(classIndex) < 1 - 1e-4 && shareOf(classIndex) > 1e-6;
  return {
    mean: (place, classIndex) => {
      if (!visible(classIndex)) return all.mean(place, classIndex);
      const network = place === "client" ? all.mean("client", classIndex) - all.mean("server", classIndex) : 0;
      return serverMean(classIndex) + network;
    },
    within: (limitMs, place, classIndex) =>
      visible(classIndex)
        ? Math.min(1, all.within(limitMs, place, classIndex) / shareOf(classIndex))
        : all.within(limitMs, place, classIndex),
    percentile: (percent, place, classIndex, near) =>
      all.percentile(visible(classIndex) ? percent * shareOf(classIndex) : percent, place, classIndex, near),
  };
}
