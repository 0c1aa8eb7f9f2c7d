import { geometricSum, truncatedGeometricMean } from "./geometricSum";
import { logUpperGamma } from "./incompleteGamma";
import { logGamma } from "./logGamma";
import type { WaitingTime } from "./queueState";
import { type QuinticTable, quinticTable } from "./quinticTable";

/** The waiting time of an accepted request: none with probability 1 − `delayed`, else continuous. */
export interface WaitingLaw {
  readonly delayed: number;
  readonly logDelayed: number;
  /** Of all, those who don't wait included. */
  readonly mean: number;
  /** The rate where the waits are exponential; null otherwise. */
  readonly decay: number | null;
  /** Between which all but 1e-13 of the waits lie. */
  readonly low: number;
  readonly high: number;
  /** A width over which `tail` is smooth enough for one panel of Gauss–Legendre. */
  readonly panel: number;
  /** Whether the two below come from a table, good to 2e-8. */
  readonly tabulated: boolean;
  /** P(wait > time), time ≥ 0. */
  tail(time: number): number;
  /** Its density at time > 0. */
  density(time: number): number;
}

/** e⁻³⁰: a share that no result shows. */
const INVISIBLE = 30;
const LONG_QUEUE = 64;
/** Deviations of a bell that one panel takes. */
const BELL = 12;
/** So near ρ = 1 that the two terms of the tail cancel, the queue's length is uniform. */
const UNIFORM = 1e-8;

function exponentialLaw(delayed: number, decay: number): WaitingLaw {
  const logDelayed = Math.log(delayed);
  const reach = INVISIBLE / decay;
  return {
    delayed,
    logDelayed,
    mean: delayed / decay,
    decay,
    low: 0,
    high: reach,
    panel: reach,
    tabulated: false,
    tail: (time) => delayed * Math.exp(-decay * time),
    density: (time) => delayed * decay * Math.exp(-decay * time),
  };
}

function gammaLaw(delayed: number, shape: number, rate: number): WaitingLaw {
  if (shape === 1) return exponentialLaw(delayed, rate);
  const deviation = Math.sqrt(shape) / rate;
  const mean = shape / rate;
  const logGammaOfShape = logGamma(shape);
  const constant = Math.log(delayed) + shape * Math.log(rate) - logGammaOfShape;
  const tail = (time: number) => delayed * Math.exp(logUpperGamma(shape, rate * time, logGammaOfShape));
  const density = (time: number) => (time <= 0 ? 0 : Math.exp(constant + (shape - 1) * Math.log(time) - rate * time));
  const law: WaitingLaw = {
    delayed,
    logDelayed: Math.log(delayed),
    mean: delayed * mean,
    decay: null,
    low: Math.max(0, mean - 9 * deviation),
    high: mean + 9 * deviation + INVISIBLE / rate,
    panel: BELL * deviation,
    tabulated: false,
    tail,
    density,
  };
  return shape < SMOOTH_SHAPE
    ? law
    : tabulated(law, (time) => (time <= 0 ? 0 : density(time) * ((shape - 1) / time - rate)));
}

/** From so many phases on the tail is costly enough for a table; fewer are kept exact. */
const TABULATED = 32;
/** From this shape on a gamma law's tail is smooth enough at 0 for a table. */
const SMOOTH_SHAPE = 6;
/** Cells of a table in one panel: five to a deviation, and for an exponential two to its mean. */
const CELLS_PER_PANEL = 60;

/** The same law, its tail from a table that is made when first asked for. `slope` is the density's. */
function tabulated(law: WaitingLaw, slope: (time: number) => number): WaitingLaw {
  let table: QuinticTable | null = null;
  const { low, high, panel } = law;
  const ready = () => {
    const cells = Math.ceil((CELLS_PER_PANEL * (high - low)) / panel);
    table ??= quinticTable(low, high, cells, (time) => {
      return { value: law.tail(time), slope: -law.density(time), curvature: -slope(time) };
    });
    return table;
  };
  return {
    delayed: law.delayed,
    logDelayed: law.logDelayed,
    mean: law.mean,
    decay: law.decay,
    low,
    high,
    panel,
    tabulated: true,
    tail: (time) => ready().value(time),
    density: (time) => -ready().slope(time),
  };
}

/**
 * The law of a wait. Of the phases of an open queue, with x = νt and B places, Σ a rⁱ P(Erlang of i + 1 phases > t) is
 * a (e^{−x(1−r)} Q(B, rx) − rᴮ Q(B, x))/(1 − r): Q(B, ·) is the chance that fewer than B phases end.
 */
export function waitingLaw(wait: WaitingTime): WaitingLaw {
  const { delayed } = wait;
  if (wait.kind === "gamma") return gammaLaw(delayed, wait.shape, wait.rate);
  const { ratio, places, phaseRate } = wait;
  const logRatio = Math.log(ratio);
  // Where r^B is invisible the truncation is too.
  if (ratio < 1 && places * logRatio < -INVISIBLE) return exponentialLaw(delayed, phaseRate * (1 - ratio));
  if (ratio > 1 && places >= LONG_QUEUE && places * logRatio > INVISIBLE) {
    // A long queue that is nearly always full: B phases less a geometric number, all but normal.
    const phases = places - 1 / (ratio - 1);
    const spread = ratio / (ratio - 1) ** 2;
    const shape = (phases * phases) / (phases + spread);
    return gammaLaw(delayed, shape, (shape / phases) * phaseRate);
  }
  const logSum =
    ratio > 1
      ? places * logRatio + Math.log(-Math.expm1(-places * logRatio) / (ratio - 1))
      : Math.log(geometricSum(ratio, places));
  const constant = Math.log(delayed * phaseRate) - logSum;
  const logGammaOfPlaces = logGamma(places);
  const fullWait = places / phaseRate;
  const fullSpread = Math.sqrt(places) / phaseRate;
  const decay = phaseRate * Math.max(1 - ratio, 0);
  const back = ratio > 1 ? INVISIBLE / (phaseRate * (1 - 1 / ratio)) : fullWait;
  const logCut = (x: number) => logUpperGamma(places, x, logGammaOfPlaces);
  const few = (x: number) => Math.exp(logCut(x));
  /** e^{−x(1−r)} Q(B, rx), by logarithms so that r > 1 can't overflow. */
  const forgotten = (x: number, shift: number) => Math.exp(x * (ratio - 1) + logCut(ratio * x) - shift);
  const tailOf = (x: number) => {
    if (Math.abs(ratio - 1) * places < UNIFORM)
      return few(x) - (x / places) * (places > 1 ? Math.exp(logUpperGamma(places - 1, x)) : 0);
    if (ratio > 1) return (few(x) - forgotten(x, places * logRatio)) / -Math.expm1(-places * logRatio);
    return (forgotten(x, 0) - Math.exp(places * logRatio) * few(x)) / -Math.expm1(places * logRatio);
  };
  const law: WaitingLaw = {
    delayed,
    logDelayed: Math.log(delayed),
    mean: (delayed * (truncatedGeometricMean(ratio, places) + 1)) / phaseRate,
    decay: null,
    low: Math.max(0, fullWait - 9 * fullSpread - back),
    high: Math.min(
      fullWait + 9 * fullSpread + INVISIBLE / phaseRate,
      decay > 0 ? INVISIBLE / decay : Number.POSITIVE_INFINITY,
    ),
    panel: Math.min(BELL * fullSpread, decay > 0 ? INVISIBLE / decay : Number.POSITIVE_INFINITY),
    tabulated: false,
    tail: (time) => delayed * Math.min(1, Math.max(0, tailOf(phaseRate * time))),
    density: (time) => Math.exp(constant + phaseRate * time * (ratio - 1) + logCut(ratio * phaseRate * time)),
  };
  if (places < TABULATED) return law;
  const logSlope = constant + Math.log(phaseRate) + Math.log(ratio) - logGammaOfPlaces;
  return tabulated(law, (time) => {
    const x = phaseRate * time;
    return law.density(time) * phaseRate * (ratio - 1) - Math.exp(logSlope - x + (places - 1) * Math.log(ratio * x));
  });
}
