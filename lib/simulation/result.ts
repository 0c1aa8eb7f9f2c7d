import type { TimeBreakdown } from "@/lib/servers/timeSegments";
import type { Estimate } from "./kernel/estimate";
import type { LossCause } from "./server/recorder";

/** Response times in ms, each with its 95 % interval. */
export interface LatencyEstimate {
  readonly meanMs: Estimate;
  readonly p50Ms: Estimate;
  readonly p90Ms: Estimate;
  readonly p95Ms: Estimate;
  readonly p99Ms: Estimate;
}

/** What a simulation found, for one machine. Plain data: it crosses to workers, storage and JSON as it is. */
export interface SimulationResult {
  readonly seed: number;
  readonly replications: number;
  /** Requests counted, over all replications; those of the warm-up are not among them. */
  readonly requests: number;
  readonly throughputRps: Estimate;
  /** Share of requests that were lost, 0 … 1, and how many by cause. */
  readonly lossFraction: number;
  readonly lost: Readonly<Record<LossCause, number>>;
  /** From arrival until the worker is free of the response. */
  readonly server: LatencyEstimate;
  /** From the client's first packet to the last byte it reads. */
  readonly client: LatencyEstimate;
  readonly classes: readonly {
    readonly name: string;
    readonly server: LatencyEstimate;
    readonly client: LatencyEstimate;
  }[];
  /** Of the mean request, and of those within 10 % of the 95th percentile, at the server. */
  readonly breakdown: { readonly mean: TimeBreakdown; readonly slow: TimeBreakdown };
  /** Shares of capacity in use, 0 … 1. `gil` is of the busiest process, null where no process has one. */
  readonly utilisation: {
    readonly cpu: number;
    readonly gil: number | null;
    readonly workers: number;
    readonly backends: readonly number[];
  };
  /** Memory of the requests that have a slot, beyond the processes' own. Peaks are the highest of any replication. */
  readonly requestMemory: {
    readonly meanMiB: number;
    readonly peakMiB: number;
    /** Averaged over the replications place by place, largest first. */
    readonly processes: readonly { readonly meanMiB: number; readonly peakMiB: number }[];
  };
  readonly meanInSystem: number;
  /** Mean number that wait in the kernel's backlog. */
  readonly meanInBacklog: number;
  /** Share of the requests that each process took, averaged over the replications, largest first. */
  readonly processShares: readonly number[];
  /** Two runs of the very same load may differ by a factor of two: the intervals then hold a run, not the mean of runs. */
  readonly unstable: boolean;
}
