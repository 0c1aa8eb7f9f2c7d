import { crossing } from "@/lib/queueing/crossing";
import { gaussLegendre } from "@/lib/queueing/gaussLegendre";
import { NO_WAIT } from "@/lib/queueing/queueState";
import { responseCdf } from "@/lib/queueing/responseTime";
import { type Cumulants, fitService, type ServiceFit } from "@/lib/queueing/serviceFit";
import { type WaitingLaw, waitingLaw } from "@/lib/queueing/waitingLaw";
import type { Attempt, Timed } from "./attempts";
import { sumCumulants } from "./cumulants";
import type { Place, ResponseTimes } from "./latency";

/** Of a kind of which fewer give up, all are answered. */
export const FEW_GIVE_UP = 1e-4;
/** Points of the square root of time: fine where answers are quick. */
const POINTS = gaussLegendre(20);
const FEWEST_ANSWERED = 1e-9;
/** Variance of what comes after the answer, against that of the answer's time, up to which it counts as constant, and from which it does not. */
const CONSTANT = 0.02;
const RANDOM = 0.3;
const PRECISION = 1e-7;
/** A guess is so near at best. */
const NEAR = 1.02;

const UNDELAYED = waitingLaw(NO_WAIT);

/** One kind's answered requests. */
interface Answered {
  readonly share: number;
  /** Until the answer, the body's way included. */
  readonly untilMs: () => number;
  readonly mean: (place: Place) => number;
  readonly within: (limitMs: number, place: Place) => number;
}

/** What was asked of each law: the kinds of client of one stream share theirs. A law belongs to one wait. */
const asked = new WeakMap<ServiceFit, Map<number, number>>();

/** P(wait + service + offset ≤ time). */
function within(wait: WaitingLaw, { service, offset }: Timed, time: number): number {
  const known = asked.get(service) ?? new Map<number, number>();
  asked.set(service, known);
  const own = time - offset;
  const before = known.get(own);
  if (before !== undefined) return before;
  const share = responseCdf([{ share: 1, wait, service, offset: 0 }], own);
  known.set(own, share);
  return share;
}

function meanOf({ mean }: WaitingLaw, { service, offset }: Timed): number {
  return mean + service.mean + offset;
}

/** A kind of which nobody gives up. */
function allOf({ share, wait, atServer, atClient, until }: Attempt): Answered {
  const laws = { server: atServer, client: atClient };
  return {
    share,
    untilMs: () => meanOf(wait, until),
    mean: (place) => meanOf(wait, laws[place]),
    within: (limitMs, place) => within(wait, laws[place], limitMs),
  };
}

function answeredOf(attempt: Attempt, patienceMs: number): Answered {
  const { wait, atServer, body, rest, offsetMs } = attempt;
  const answeredBy = (time: number) => within(wait, attempt.until, time);
  const answered = answeredBy(patienceMs);
  if (answered > 1 - FEW_GIVE_UP) return allOf(attempt);
  const nobody = answered < FEWEST_ANSWERED;
  const inTime = nobody ? FEWEST_ANSWERED : answered;
  let known: { readonly moments: Cumulants; readonly sum: ServiceFit; readonly random: number } | null = null;
  /** E[Tʲ; T ≤ τ] = τʲ F(τ) − j ∫ tʲ⁻¹ F(t) dt. */
  const cut = () => {
    if (known !== null) return known;
    const sums = [0, 0, 0];
    POINTS.nodes.forEach((u, index) => {
      const time = patienceMs * u * u;
      const width = 2 * patienceMs * u * (POINTS.weights[index] ?? 0);
      const below = Math.min(1, answeredBy(time) / inTime) * width;
      for (let j = 0; j < 3; j++) sums[j] = (sums[j] ?? 0) + below * time ** j;
    });
    const moment = (j: number) => Math.max(0, patienceMs ** j - j * (sums[j - 1] ?? 0));
    const mean = moment(1);
    const variance = Math.max(0, moment(2) - mean * mean);
    const third = moment(3) - 3 * mean * variance - mean ** 3;
    // Who would be answered in time at all would be so just in time.
    const moments = nobody ? { mean: patienceMs, variance: 0, third: 0 } : { mean, variance, third };
    const spread = moments.variance;
    const ratio = spread > 0 ? rest.variance / spread : rest.variance > 0 ? Number.POSITIVE_INFINITY : 0;
    const random = Math.min(1, Math.max(0, (ratio - CONSTANT) / (RANDOM - CONSTANT)));
    known = { moments, sum: fitService(sumCumulants(moments, rest)), random };
    return known;
  };
  /** Of what the cut takes off the mean, the body's part is that of its variance. */
  const bodyMs = () => {
    if (body.mean === 0) return 0;
    const { moments } = cut();
    const all = attempt.until.service.variance + 1e-12;
    const cutOff = meanOf(wait, attempt.until) - moments.mean;
    return Math.max(0, body.mean - cutOff * Math.min(1, body.variance / all));
  };
  let left = Number.NaN;
  let most = Number.NaN;
  return {
    share: attempt.share * inTime,
    untilMs: () => cut().moments.mean,
    mean: (place) =>
      place === "server" ? Math.max(0, cut().moments.mean - bodyMs()) : cut().moments.mean + rest.mean + offsetMs,
    within: (limitMs, place) => {
      if (place === "server") {
        if (Number.isNaN(left)) {
          left = patienceMs - bodyMs();
          most = within(wait, atServer, left);
        }
        if (limitMs >= left) return 1;
        return most > 0 ? Math.min(1, within(wait, atServer, limitMs) / most) : 0;
      }
      const time = limitMs - offsetMs;
      if (time <= 0) return 0;
      const { random, sum } = cut();
      const until = time - rest.mean;
      const exact = until >= patienceMs ? 1 : random < 1 && !nobody ? Math.min(1, answeredBy(until) / inTime) : 0;
      const smooth = random > 0 ? within(UNDELAYED, { service: sum, offset: 0 }, time) : 0;
      return (1 - random) * exact + random * smooth;
    },
  };
}

/**
 * Response times of the requests that are answered at all, where clients give up after `patienceMs`, the body's way
 * included: those whose answer takes longer are cut off, and what the network adds after it comes on top.
 */
export function answeredWithin(attempts: readonly Attempt[], patienceMs: number): ResponseTimes {
  const all = attempts.map((attempt) => answeredOf(attempt, patienceMs));
  const chosen = (classIndex: number | null) => {
    const kinds = all.filter((_, index) => classIndex === null || attempts[index]?.classIndex === classIndex);
    const total = kinds.reduce((sum, { share }) => sum + share, 0);
    return kinds.map((kind) => ({ ...kind, share: total > 0 ? kind.share / total : 1 / kinds.length }));
  };
  const shareWithin = (limitMs: number, place: Place, kinds: readonly Answered[]) =>
    kinds.reduce((sum, kind) => sum + kind.share * kind.within(limitMs, place), 0);
  return {
    mean: (place, classIndex) => chosen(classIndex).reduce((sum, kind) => sum + kind.share * kind.mean(place), 0),
    within: (limitMs, place, classIndex) => shareWithin(limitMs, place, chosen(classIndex)),
    percentile: (percent, place, classIndex, near) => {
      const kinds = chosen(classIndex);
      const missing = (time: number) => ({ x: time, y: percent / 100 - shareWithin(time, place, kinds) });
      const start = near ?? Math.max(1e-9, ...kinds.map((kind) => kind.mean(place)));
      let step = near === null || near === undefined ? 2 : NEAR;
      let low = missing(start / Math.sqrt(step));
      let high = low.y >= 0 ? missing(start * Math.sqrt(step)) : low;
      for (; high.y >= 0 && high.x < 1e15; step *= step) {
        low = high;
        high = missing(high.x * step);
      }
      for (; low.y < 0 && low.x > 1e-9; step *= step) {
        high = low;
        low = missing(low.x / step);
      }
      return low.y < 0 ? low.x : crossing((time) => missing(time).y, low, high, PRECISION);
    },
  };
}

/** Share of the attempts that are answered in time. */
export function shareAnswered(attempts: readonly Attempt[], patienceMs: number): number {
  return attempts.reduce((sum, { share, wait, until }) => sum + share * within(wait, until, patienceMs), 0);
}

/** How long clients wait on average, for an answer or in vain. */
export function meanPatience(attempts: readonly Attempt[], patienceMs: number): number {
  return attempts.reduce((sum, attempt) => {
    const { share, untilMs } = answeredOf(attempt, patienceMs);
    return sum + share * untilMs() + (attempt.share - share) * patienceMs;
  }, 0);
}
