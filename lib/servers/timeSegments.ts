/** Where the time of a request goes, in the order in which it passes. */
export const TIME_SEGMENTS = [
  "queue",
  "accept",
  "upload",
  "gilWait",
  "cpuWait",
  "cpu",
  "backendWait",
  "io",
  "drain",
] as const;
export type TimeSegment = (typeof TIME_SEGMENTS)[number];
/** Milliseconds in each segment; they sum to the response time that they break down. */
export type TimeBreakdown = Readonly<Record<TimeSegment, number>>;
