/** Calls that wait for each other's answers, as many at once as a busy moment brings. */
export const CALLERS = 8;
const WARM_UP_MS = 1000;
const MEASURED_MS = 4000;

export interface Measured {
  readonly ratePerSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** How often `call` is answered when `CALLERS` call it, each again as soon as it is answered. */
export async function measure(call: (caller: number) => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  const start = performance.now() + WARM_UP_MS;
  const end = start + MEASURED_MS;
  await Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      for (let before = performance.now(); before < end; ) {
        await call(caller);
        const now = performance.now();
        if (before >= start && now <= end) times.push(now - before);
        before = now;
      }
    }),
  );
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
  return { ratePerSecond: (1000 * times.length) / MEASURED_MS, medianMs: at(0.5), p99Ms: at(0.99) };
}
