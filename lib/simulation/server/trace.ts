/** Recorded requests in order of their starts: when each began and what it asked for. One entry a request in each. */
export interface Trace {
  readonly length: number;
  readonly startMs: Float64Array;
  readonly cpuMs: Float64Array;
  readonly ioMs: Float64Array;
  readonly waits: Int32Array;
  readonly responseBytes: Float64Array;
  readonly bodyBytes: Float64Array;
  /** Index into the links of the system's only class. */
  readonly link: Int32Array;
}
