/** What a load test found at one arrival rate; null where it was not measured. */
export interface Measurement {
  readonly rateRps: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}
