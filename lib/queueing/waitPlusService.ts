import { GAUSS_LEGENDRE } from "./gaussLegendre";
import type { ServiceFit } from "./serviceFit";
import type { WaitingDensity } from "./waitingDensity";

/**
 * P(wait + service ≤ t), the two independent: ∫ w(u) F(t − u) du by Gauss–Legendre over panels that are narrow
 * where the service's CDF moves (just below t) and never wider than the wait's own scale.
 */
export function waitPlusService(wait: WaitingDensity, service: ServiceFit, time: number): number {
  if (time <= 0) return 0;
  const direct = wait.delayed < 1 ? (1 - wait.delayed) * service.cdf(time) : 0;
  // A constant service only shifts the wait.
  const constant = service.deviation === 0;
  const to = Math.min(wait.high, constant ? time - service.mean : time);
  const from = Math.min(wait.low, time);
  if (wait.delayed <= 0 || to <= from) return direct;
  const fine = Math.max(Math.min(constant ? wait.scale : service.deviation, wait.scale), (to - from) / 200);
  let total = 0;
  let upper = to;
  let width = fine;
  while (upper > from) {
    const lower = upper - width * 1.25 < from ? from : upper - width;
    const span = upper - lower;
    for (let index = 0; index < GAUSS_LEGENDRE.nodes.length; index++) {
      const at = lower + span * (GAUSS_LEGENDRE.nodes[index] ?? 0);
      total += span * (GAUSS_LEGENDRE.weights[index] ?? 0) * wait.density(at) * (constant ? 1 : service.cdf(time - at));
    }
    upper = lower;
    width = Math.min(width * 2, 3 * wait.scale);
  }
  return direct + total;
}
