import type { LatencyObjective } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import type { TimeBreakdown } from "@/lib/servers/timeSegments";

/** Response times of accepted requests, in ms. */
export interface Latency {
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export const FINDING_CODES = [
  "os-cannot-fork",
  "server-not-on-this-os",
  "single-process-server",
  "single-thread-server",
  "not-thread-safe",
  "memory-exceeded",
  "connections-exceeded",
  "asgi-framework",
  "overload",
  "objective-missed",
  "slow-clients-hold-workers",
  "greedy-acceptance",
  "server-unmaintained",
  "demands-not-measured",
  "timeout-kills-requests",
  "backlog-overflows",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/**
 * A typed verdict. `impossible`: this can't run, so it has no performance. `failing`: it runs but does not
 * hold what was asked. `caution`: it holds, and there is something to know.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: "impossible" | "failing" | "caution";
  /** What is the matter, in one sentence with its numbers. */
  readonly message: string;
  /** The nearest thing that would work, in one sentence. */
  readonly remedy: string;
}

export type ResourceKind = "cpu" | "quota" | "gil" | "workers" | "memory" | "network" | "backend";

/** One limit and how much of it is in use, on one machine (or one process for the GIL). */
export interface Budget {
  readonly resource: ResourceKind;
  /** "CPU", "GIL of a process", "PostgreSQL connections" … */
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: string;
  /** used / limit, 0 … 1, or more where memory or connections don't fit. */
  readonly utilisation: number;
  /** The user's own ceiling for it, 0 … 1; null where none was set. */
  readonly ceiling: number | null;
  /** Arrival rate at all machines at which this limit alone would be reached; null where load does not move it. */
  readonly saturationRps: number | null;
}

/** Memory of one machine, in MiB; the parts sum to `totalMiB`. */
export interface MemoryUse {
  readonly sharedMiB: number;
  readonly privateMiB: number;
  readonly threadsMiB: number;
  readonly requestsMiB: number;
  readonly totalMiB: number;
  /** What the server may use: the smaller of machine and container limit, less the reserve. */
  readonly availableMiB: number;
}

export interface ObjectiveResult {
  readonly objective: LatencyObjective;
  readonly valueMs: number;
  readonly holds: boolean;
}

/** How far to believe the numbers. */
export interface Trust {
  /** `measured`: a case of this kind near it. `theory`: exact or checked against theory. `unchecked`: neither. */
  readonly basis: "measured" | "theory" | "unchecked";
  /** Expected error, in per cent of the value, of the mean and of the 95th percentile. */
  readonly meanErrorPercent: number;
  readonly p95ErrorPercent: number;
  /** Two runs of the very same load may differ by a factor of two here (a hoarding server). */
  readonly unstable: boolean;
  readonly why: string;
}

/** Rates are for all machines together; utilisations for one of them. */
export interface Performance {
  readonly offeredRps: number;
  readonly throughputRps: number;
  /** Share of attempts that are refused, 0 … 1. */
  readonly rejectedFraction: number;
  /** Highest throughput that this mix can give. */
  readonly capacityRps: number;
  /** Mean number of requests inside one machine, waiting or served (Little's law: throughput × mean residence). */
  readonly meanInSystem: number;
  /** From arrival until the worker is free of the response. */
  readonly server: Latency;
  /** From the client's first packet to the last byte it reads. */
  readonly client: Latency;
  readonly classes: readonly { readonly name: string; readonly server: Latency; readonly client: Latency }[];
  /** Of the mean request, and of one at the first objective's percentile, at the server. */
  readonly breakdown: { readonly mean: TimeBreakdown; readonly slow: TimeBreakdown };
  readonly objectives: readonly ObjectiveResult[];
  /** The budget that saturates first as load grows. */
  readonly binding: Budget;
  readonly trust: Trust;
}

/** Everything that the model says of one mix. Plain data: it crosses to workers, storage and JSON as it is. */
export interface Prediction {
  readonly modelVersion: string;
  readonly mix: Mix;
  readonly findings: readonly Finding[];
  readonly memory: MemoryUse;
  readonly budgets: readonly Budget[];
  /** Null where a finding says the mix is impossible. */
  readonly performance: Performance | null;
}
