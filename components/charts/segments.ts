import type { TimeSegment } from "@/lib/servers/timeSegments";

/** Name and colour of each part of a response time, in the order in which a request passes them. */
export const SEGMENTS: Readonly<Record<TimeSegment, { readonly name: string; readonly color: string }>> = {
  queue: { name: "queue", color: "var(--segment-queue)" },
  accept: { name: "accept", color: "var(--segment-accept)" },
  upload: { name: "upload", color: "var(--segment-upload)" },
  gilWait: { name: "GIL wait", color: "var(--segment-gil)" },
  cpuWait: { name: "CPU wait", color: "var(--segment-cpu-wait)" },
  cpu: { name: "CPU", color: "var(--segment-cpu)" },
  backendWait: { name: "backend queue", color: "var(--segment-backend)" },
  io: { name: "I/O", color: "var(--segment-io)" },
  drain: { name: "client drain", color: "var(--segment-drain)" },
};
