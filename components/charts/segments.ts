import { SEGMENT_NAMES } from "@/lib/report/segmentNames";
import type { TimeSegment } from "@/lib/servers/timeSegments";

/** Name and colour of each part of a response time, in the order in which a request passes them. */
export const SEGMENTS: Readonly<Record<TimeSegment, { readonly name: string; readonly color: string }>> = {
  queue: { name: SEGMENT_NAMES.queue, color: "var(--segment-queue)" },
  accept: { name: SEGMENT_NAMES.accept, color: "var(--segment-accept)" },
  upload: { name: SEGMENT_NAMES.upload, color: "var(--segment-upload)" },
  gilWait: { name: SEGMENT_NAMES.gilWait, color: "var(--segment-gil)" },
  cpuWait: { name: SEGMENT_NAMES.cpuWait, color: "var(--segment-cpu-wait)" },
  cpu: { name: SEGMENT_NAMES.cpu, color: "var(--segment-cpu)" },
  backendWait: { name: SEGMENT_NAMES.backendWait, color: "var(--segment-backend)" },
  io: { name: SEGMENT_NAMES.io, color: "var(--segment-io)" },
  drain: { name: SEGMENT_NAMES.drain, color: "var(--segment-drain)" },
};
