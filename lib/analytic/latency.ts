import { NO_WAIT } from "@/lib/queueing/queueState";
import { responseCdf, responsePercentile, type Stream } from "@/lib/queueing/responseTime";
import { fitService, type ServiceFit } from "@/lib/queueing/serviceFit";
import { type WaitingLaw, waitingLaw } from "@/lib/queueing/waitingLaw";
import type { LatencyObjective } from "@/lib/scenario/traffic";
import { answeredWithin } from "./answeredWithin";
import { atClient, attemptsAt } from "./attempts";
import type { Evaluation, Part } from "./evaluate";
import type { Latency } from "./prediction";

export type Place = LatencyObjective["at"];

/** The response-time distribution of one evaluation, fitted once and asked for any percentile. */
export interface ResponseTimes {
  readonly mean: (place: Place, classIndex: number | null) => number;
  /** P(response ≤ limit). */
  readonly within: (limitMs: number, place: Place, classIndex: number | null) => number;
  /** `near`: what it may be close to, where that is known; it saves time and changes nothing else. */
  readonly percentile: (percent: number, place: Place, classIndex: number | null, near?: number | null) => number;
}

interface PartLaws {
  readonly part: Part;
  readonly wait: WaitingLaw;
  readonly fits: readonly ServiceFit[];
}

export function responseTimes(evaluation: Pick<Evaluation, "parts" | "patienceMs">): ResponseTimes {
  const laws = evaluation.parts.map(
    (part): PartLaws => ({
      part,
      wait: waitingLaw(part.state.wait),
      fits: part.residences.map(({ total }) => fitService(total)),
    }),
  );
  const known = new Map<string, readonly Stream[]>();
  const streamsOf = (place: Place, classIndex: number | null): readonly Stream[] => {
    const key = `${place} ${classIndex}`;
    const streams = known.get(key) ?? made(place, classIndex);
    known.set(key, streams);
    return streams;
  };
  const made = (place: Place, classIndex: number | null): readonly Stream[] => {
    const chosen: Stream[] = [];
    for (const { part, wait, fits } of laws)
      part.residences.forEach((residence, index) => {
        const { stream } = residence;
        const service = fits[index];
        if (service === undefined || (classIndex !== null && stream.classIndex !== classIndex)) return;
        const share = part.share * stream.share;
        if (place === "server") chosen.push({ share, wait, service, offset: 0 });
        else
          for (const client of stream.clients)
            chosen.push({ share: share * client.share, wait, ...atClient(residence, service, client) });
      });
    const total = chosen.reduce((sum, one) => sum + one.share, 0);
    // A class may be so rare that its share is no number any more: then all its clients count alike.
    return chosen.map(({ share, wait, service, offset }) => ({
      share: total > 0 ? share / total : 1 / chosen.length,
      wait,
      service,
      offset,
    }));
  };
  const meanWaitMs = evaluation.parts.reduce((sum, part) => sum + part.share * part.meanWaitMs, 0);
  const meanOf = (streams: readonly Stream[]) =>
    streams.reduce((sum, one) => sum + one.share * (one.service.mean + one.offset), meanWaitMs);
  const all: ResponseTimes = {
    mean: (place, classIndex) => meanOf(streamsOf(place, classIndex)),
    within: (limitMs, place, classIndex) => responseCdf(streamsOf(place, classIndex), limitMs),
    percentile: (percent, place, classIndex, near) =>
      responsePercentile(streamsOf(place, classIndex), percent / 100, near),
  };
  const { patienceMs } = evaluation;
  return patienceMs === null ? all : answeredWithin(attemptsAt(evaluation.parts), patienceMs);
}

/** The same of the time in a slot alone: what a server's own timeout counts, for it does not see the queue. */
export function slotTimes(evaluation: Evaluation): ResponseTimes {
  const parts = evaluation.parts.map((part) => ({ ...part, state: { ...part.state, wait: NO_WAIT }, meanWaitMs: 0 }));
  return responseTimes({ parts, patienceMs: null });
}

export function latencyOf(times: ResponseTimes, place: Place, classIndex: number | null): Latency {
  const at = (percent: number, near: number | null = null) => times.percentile(percent, place, classIndex, near);
  // Of a constant response all percentiles are one, but for rounding.
  const p50Ms = at(50);
  const p90Ms = Math.max(p50Ms, at(90));
  // ln P(longer) is nearly a straight line against ln t: half as many beyond p95, a fifth of those beyond p99.
  const p95Ms = Math.max(p90Ms, at(95, p90Ms * (p90Ms / p50Ms) ** (Math.log(2) / Math.log(5))));
  const p99Ms = Math.max(p95Ms, at(99, p95Ms * (p95Ms / p90Ms) ** (Math.log(5) / Math.log(2))));
  return { meanMs: times.mean(place, classIndex), p50Ms, p90Ms, p95Ms, p99Ms };
}
