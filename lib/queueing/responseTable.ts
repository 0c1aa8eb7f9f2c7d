import { GAUSS_LEGENDRE } from "./gaussLegendre";
import type { ServiceFit } from "./serviceFit";
import type { WaitingDensity } from "./waitingDensity";

/** A cumulative distribution function that is cheap to ask, with its slope, good to about 1e-5. */
export interface ResponseTable {
  cdf(time: number): number;
}

const CELLS = 96;
const STEP = Math.log1p(200) / CELLS;
const LARGEST = Math.expm1(CELLS * STEP);

/** A wait so rare, or so short beside the service, that the grid would lose more: it spreads a constant's jump over a cell. */
const RARE = 1e-7;
const SHORT = 1e-9;

/** The law of wait + service on a grid that is even in ln(1 + t/s): built once, asked for many percentiles. */
export function responseTable(wait: WaitingDensity, service: ServiceFit): ResponseTable {
  if (wait.delayed < RARE || wait.mean < SHORT * service.mean) return service;
  const scale = (service.mean + service.deviation + wait.mean) / 4;
  const values = new Float64Array(CELLS + 1);
  if (wait.decay === null) fillFromPoints(values, wait, service, scale);
  else fillExponential(values, wait.delayed, wait.decay, service, scale);
  return {
    cdf: (time) => {
      const x = time / scale;
      if (x <= 0) return 0;
      if (x >= LARGEST) return 1;
      const place = Math.log1p(x) / STEP;
      const cell = Math.min(CELLS - 1, Math.floor(place));
      const left = values[cell] ?? 0;
      return left + (place - cell) * ((values[cell + 1] ?? 0) - left);
    },
  };
}

const MOST_PANELS = 10;

/** The wait as a few weighted values (Gauss–Legendre over its range, its density asked once for each). */
function pointsOf(wait: WaitingDensity): { readonly at: number; readonly share: number }[] {
  const span = wait.high - wait.low;
  const panels = Math.min(MOST_PANELS, Math.max(1, Math.ceil(span / (3 * wait.scale))));
  const points: { at: number; share: number }[] = [];
  let total = 0;
  for (let panel = 0; panel < panels; panel++)
    for (let index = 0; index < GAUSS_LEGENDRE.nodes.length; index++) {
      const at = wait.low + (span * (panel + (GAUSS_LEGENDRE.nodes[index] ?? 0))) / panels;
      const share = (GAUSS_LEGENDRE.weights[index] ?? 0) * wait.density(at);
      total += share;
      if (share > 0) points.push({ at, share });
    }
  return points.map(({ at, share }) => ({ at, share: (share * wait.delayed) / total }));
}

function fillFromPoints(values: Float64Array, wait: WaitingDensity, service: ServiceFit, scale: number): void {
  const points = pointsOf(wait);
  for (let cell = 1; cell <= CELLS; cell++) {
    const time = scale * Math.expm1(cell * STEP);
    let probability = (1 - wait.delayed) * service.cdf(time);
    for (const { at, share } of points) {
      if (at >= time) break;
      probability += share * service.cdf(time - at);
    }
    values[cell] = Math.min(1, probability);
  }
}

/**
 * H(t) = ∫ θ e^{−θ(t−u)} F(u) du, cell by cell: H(t+h) = e^{−θh} H(t) + the cell's own part, F taken as the
 * parabola through its ends and its middle and integrated exactly against the exponential.
 */
function fillExponential(values: Float64Array, delayed: number, theta: number, service: ServiceFit, scale: number) {
  let start = 0;
  let atStart = 0;
  let delayedPart = 0;
  for (let cell = 1; cell <= CELLS; cell++) {
    const end = scale * Math.expm1(cell * STEP);
    const h = end - start;
    const middle = service.cdf(start + h / 2);
    const atEnd = service.cdf(end);
    const forgotten = -Math.expm1(-theta * h);
    const first = 1 - forgotten / (theta * h);
    const second = 1 - (2 * first) / (theta * h);
    const linear = -3 * atStart + 4 * middle - atEnd;
    const quadratic = 2 * atStart - 4 * middle + 2 * atEnd;
    delayedPart = delayedPart * (1 - forgotten) + atStart * forgotten + linear * first + quadratic * second;
    values[cell] = Math.min(1, (1 - delayed) * atEnd + delayed * delayedPart);
    start = end;
    atStart = atEnd;
  }
}
