/** Requests simulated behind a mix: enough that the p95 of an ordinary scenario is known to about a per cent. */
export const SIMULATED_REQUESTS = 400_000;
