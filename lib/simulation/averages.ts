export interface SlotUse {
  readonly mean: number;
  readonly peak: number;
}

/** Averages over time. Shares are 0 … 1. */
export interface Averages {
  readonly cpu: number;
  /** Of the busiest process; null where no process has a GIL. */
  readonly gil: number | null;
  readonly workers: number;
  readonly backends: readonly number[];
  readonly inSystem: number;
  readonly inBacklog: number;
  /** Connections that each process took. */
  readonly served: readonly number[];
  /** Requests that had a slot: in each process and on the whole machine, on average and at most. */
  readonly inSlots: readonly SlotUse[];
  readonly inAllSlots: SlotUse;
}
