import type { Mix } from "@/lib/servers/system";

/** Machines of one size that bear a load. */
export interface Fleet {
  readonly machines: number;
  readonly mix: Mix;
  /** The first objective's percentile with all of them up, ms. */
  readonly objectiveMs: number;
  /** 1 − load / load at the line, with all of them up. */
  readonly headroom: number;
  /** In the user's currency; null where no price was given. */
  readonly costPerHour: number | null;
  /** In machines of today's size, for comparing where no price was given. */
  readonly costInMachines: number;
}

/** Machines that bear it, or why no number of them does. */
export type FleetAnswer = { readonly fleet: Fleet } | { readonly fleet: null; readonly reason: string };

/** One size of machine, and how many of it each multiple of today's load needs. */
export interface FleetOption {
  /** Size relative to today's machine. */
  readonly size: number;
  readonly cpus: number;
  readonly memoryMiB: number;
  readonly loads: readonly {
    /** Multiple of today's load. */
    readonly times: number;
    readonly needed: FleetAnswer;
    /** The same when one of them may be down. */
    readonly withOneDown: FleetAnswer;
  }[];
}
