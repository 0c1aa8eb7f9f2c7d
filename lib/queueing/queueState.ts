/**
 * A queue in equilibrium before N slots: what an accepted arrival waits for, and how busy the slots are.
 * Times are in the unit of the rates that went in.
 */
export interface QueueState {
  /** Probability that an arrival finds every place taken and is refused. */
  readonly blocking: number;
  /** Accepted requests per unit of time; equals completions. */
  readonly throughput: number;
  /** Mean number of requests in slots, and waiting for one. */
  readonly inService: number;
  readonly waiting: number;
  readonly wait: WaitingTime;
}

/**
 * Waiting time of an accepted request: zero with probability 1 − `delayed`, else
 * `phases`: with weight ∝ ratioⁱ (i = 0 … places − 1) an Erlang of i + 1 phases of rate `phaseRate`: i wait ahead
 * of it and one must leave its slot; exact for an open chain.
 * `gamma`: a gamma variate of that shape and rate, matched on two moments.
 */
export type WaitingTime =
  | {
      readonly kind: "phases";
      readonly delayed: number;
      readonly ratio: number;
      readonly places: number;
      readonly phaseRate: number;
    }
  | { readonly kind: "gamma"; readonly delayed: number; readonly shape: number; readonly rate: number };

export const NO_WAIT: Extract<WaitingTime, { kind: "gamma" }> = { kind: "gamma", delayed: 0, shape: 1, rate: 1 };
