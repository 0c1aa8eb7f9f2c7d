import type { Cumulants } from "@/lib/queueing/serviceFit";
import { TIME_SEGMENTS, type TimeBreakdown, type TimeSegment } from "@/lib/servers/timeSegments";
import { mixtureCumulants } from "./cumulants";
import type { Evaluation } from "./evaluate";
import type { StreamResidence } from "./residence";

/** A mean that is worked out in two ways differs by no more. */
const ROUNDING = 1e-9;

const SEGMENT_OF: Readonly<Record<Exclude<TimeSegment, "queue">, (residence: StreamResidence) => Cumulants>> = {
  accept: (residence) => residence.accept,
  upload: (residence) => residence.stream.upload,
  gilWait: (residence) => residence.gilWait,
  cpuWait: (residence) => residence.cpuWait,
  cpu: (residence) => residence.cpu,
  backendWait: (residence) => residence.backendWait,
  io: (residence) => residence.stream.io,
  drain: (residence) => residence.stream.drain,
};

function segmentMoments(evaluation: Evaluation, segment: TimeSegment): Cumulants {
  if (segment === "queue") {
    return mixtureCumulants(
      evaluation.parts.map(({ share, meanWaitMs, state }) => {
        // Those who wait do so about exponentially: E[W²] = 2 E[W]² / P(wait).
        const second = state.wait.delayed > 0 ? (2 * meanWaitMs * meanWaitMs) / state.wait.delayed : 0;
        const variance = Math.max(0, second - meanWaitMs * meanWaitMs);
        return { share, cumulants: { mean: meanWaitMs, variance, third: 0 } };
      }),
    );
  }
  const of = SEGMENT_OF[segment];
  return mixtureCumulants(
    evaluation.parts.flatMap(({ share, residences }) =>
      residences.map((residence) => ({ share: share * residence.stream.share, cumulants: of(residence) })),
    ),
  );
}

function fromEntries(value: (segment: TimeSegment) => number): TimeBreakdown {
  return {
    queue: value("queue"),
    accept: value("accept"),
    upload: value("upload"),
    gilWait: value("gilWait"),
    cpuWait: value("cpuWait"),
    cpu: value("cpu"),
    backendWait: value("backendWait"),
    io: value("io"),
    drain: value("drain"),
  };
}

/**
 * Where the time goes, for the mean request, which takes `meanMs`, and for one that takes `slowMs`. The slow one's excess
 * over the mean is split by each segment's variance: the best linear estimate of independent parts given their sum. Where
 * clients give up, the mean of the answered is shorter than that of all, and each segment by as much.
 */
export function breakdownOf(
  evaluation: Evaluation,
  meanMs: number,
  slowMs: number,
): { mean: TimeBreakdown; slow: TimeBreakdown } {
  const moments = new Map(TIME_SEGMENTS.map((segment) => [segment, segmentMoments(evaluation, segment)]));
  const meanOf = (segment: TimeSegment) => moments.get(segment)?.mean ?? 0;
  const varianceOf = (segment: TimeSegment) => Math.max(0, moments.get(segment)?.variance ?? 0);
  const mean = TIME_SEGMENTS.reduce((sum, segment) => sum + meanOf(segment), 0);
  const variance = TIME_SEGMENTS.reduce((sum, segment) => sum + varianceOf(segment), 0);
  const ofOneThatTakes = (ms: number) => (segment: TimeSegment) => {
    const excess = ms - mean;
    if (variance > 0 && excess > ROUNDING * mean)
      return Math.max(0, meanOf(segment) + (excess * varianceOf(segment)) / variance);
    return mean > 0 ? (meanOf(segment) * ms) / mean : 0;
  };
  return { mean: fromEntries(ofOneThatTakes(meanMs)), slow: fromEntries(ofOneThatTakes(slowMs)) };
}
