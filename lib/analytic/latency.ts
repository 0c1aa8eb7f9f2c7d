import { NO_WAIT } from "@/lib/queueing/queueState";
import { responseCdf, responsePercentile, type Stream } from "@/lib/queueing/responseTime";
import { fitService, type ServiceFit } from "@/lib/queueing/serviceFit";
import { waitingLaw } from "@/lib/queueing/waitingLaw";
import type { LatencyObjective } from "@/lib/scenario/traffic";
import type { Evaluation } from "./evaluate";
import type { Latency } from "./prediction";

export type Place = LatencyObjective["at"];

/** The response-time distribution of one evaluation, fitted once and asked for any percentile. */
export interface ResponseTimes {
  readonly mean: (place: Place, classIndex: number | null) => number;
  /** P(response ≤ limit). */
  readonly within: (limitMs: number, place: Place, classIndex: number | null) => number;
  readonly percentile: (percent: number, place: Place, classIndex: number | null) => number;
}

export function responseTimes(evaluation: Evaluation): ResponseTimes {
  const wait = waitingLaw(evaluation.state.wait);
  const fits: ServiceFit[] = evaluation.residences.map(({ total }) => fitService(total));
  const streamsOf = (place: Place, classIndex: number | null): Stream[] => {
    const chosen: Stream[] = [];
    evaluation.residences.forEach(({ stream }, index) => {
      const service = fits[index];
      if (service === undefined || (classIndex !== null && stream.classIndex !== classIndex)) return;
      if (place === "server") chosen.push({ share: stream.share, service, offset: 0 });
      else
        for (const client of stream.clients)
          chosen.push({ share: stream.share * client.share, service, offset: client.offsetMs });
    });
    const total = chosen.reduce((sum, one) => sum + one.share, 0);
    // A class may be so rare that its share is no number any more: then all its clients count alike.
    return chosen.map((one) => ({ ...one, share: total > 0 ? one.share / total : 1 / chosen.length }));
  };
  const meanOf = (streams: readonly Stream[]) =>
    streams.reduce((sum, one) => sum + one.share * (one.service.mean + one.offset), evaluation.meanWaitMs);
  return {
    mean: (place, classIndex) => meanOf(streamsOf(place, classIndex)),
    within: (limitMs, place, classIndex) => responseCdf(wait, streamsOf(place, classIndex), limitMs),
    percentile: (percent, place, classIndex) => responsePercentile(wait, streamsOf(place, classIndex), percent / 100),
  };
}

/** The same of the time in a slot alone: what a server's own timeout counts, for it does not see the queue. */
export function slotTimes(evaluation: Evaluation): ResponseTimes {
  return responseTimes({ ...evaluation, state: { ...evaluation.state, wait: NO_WAIT }, meanWaitMs: 0 });
}

export function latencyOf(times: ResponseTimes, place: Place, classIndex: number | null): Latency {
  const at = (percent: number) => times.percentile(percent, place, classIndex);
  const p50Ms = at(50);
  // Of a constant response all percentiles are one, but for rounding.
  const p90Ms = Math.max(p50Ms, at(90));
  const p95Ms = Math.max(p90Ms, at(95));
  return { meanMs: times.mean(place, classIndex), p50Ms, p90Ms, p95Ms, p99Ms: Math.max(p95Ms, at(99)) };
}
