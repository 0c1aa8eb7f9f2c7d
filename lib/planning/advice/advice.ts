import type { FindingCode } from "@/lib/analytic/prediction";
import type { FiveFactor } from "@/lib/scenario/fiveFactors";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";

/** One thing that could be done: the scenario as it would then be. */
export interface Change {
  /** Stable, and distinct within one list: "front-end", "server:waitress". */
  readonly id: string;
  readonly factor: FiveFactor;
  /** What to do, as a person would say it: "Put nginx in front, buffering requests and responses". */
  readonly title: string;
  /** What it asks for beyond memory and machines: effort and risk, in plain words. */
  readonly effort: string;
  readonly scenario: Scenario;
  /** Machine capacity paid for, relative to today's: 2 for a machine of twice the size. */
  readonly costFactor: number;
}

/** What the model says of a scenario, as far as advice compares it. */
export interface Outcome {
  readonly mix: Mix;
  /** Whether the mix runs and everything that was asked holds. */
  readonly holds: boolean;
  /** The first objective's percentile, ms; null where the mix can't run. */
  readonly objectiveMs: number | null;
  /** Requests a second at all machines; null where the mix can't run. */
  readonly loadLineRps: number | null;
  /** 1 − load / load at the line; null where the mix can't run. */
  readonly headroom: number | null;
  /** On one machine. */
  readonly memoryMiB: number;
  /** Of all machines, in the user's currency; null where no price was given. */
  readonly costPerHour: number | null;
  readonly findings: readonly FindingCode[];
}

/** A change that is worth its while, with what it buys. */
export interface Advice extends Change {
  readonly before: Outcome;
  readonly after: Outcome;
  /** "p95 −61 %, line 120 → 310 req/s". */
  readonly gain: string;
  /** "+180 MiB of memory a machine", "−0.20 an hour"; empty where neither changes. */
  readonly price: string;
  /** The mix to try with it, where that is not the one that would be recommended. */
  readonly tryMix: Mix | null;
  /** Sorting key, larger is better: the logarithm of what it buys over what it costs. */
  readonly worth: number;
}
