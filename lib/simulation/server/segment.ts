import { TIME_SEGMENTS, type TimeSegment } from "@/lib/servers/timeSegments";

const indexOf = (segment: TimeSegment) => TIME_SEGMENTS.indexOf(segment);

/** The segments of a request's time as indices, for the inner loop. */
export const Segment = {
  queue: indexOf("queue"),
  accept: indexOf("accept"),
  upload: indexOf("upload"),
  gilWait: indexOf("gilWait"),
  cpuWait: indexOf("cpuWait"),
  cpu: indexOf("cpu"),
  backendWait: indexOf("backendWait"),
  io: indexOf("io"),
  drain: indexOf("drain"),
} as const satisfies Record<TimeSegment, number>;

export const SEGMENT_COUNT = TIME_SEGMENTS.length;
