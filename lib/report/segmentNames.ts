import type { TimeSegment } from "@/lib/servers/timeSegments";

/** What each part of a response time is called, on the screen and in the report. */
export const SEGMENT_NAMES: Readonly<Record<TimeSegment, string>> = {
  queue: "queue",
  accept: "accept",
  upload: "upload",
  gilWait: "GIL wait",
  cpuWait: "CPU wait",
  cpu: "CPU",
  backendWait: "backend queue",
  io: "I/O",
  drain: "client drain",
};
