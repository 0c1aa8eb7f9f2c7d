import { PlimsollError } from "@/lib/errors/plimsollError";
import type { Change } from "@/lib/scenario/changes";
import type { Scenario } from "@/lib/scenario/scenario";

/** What was saved in between: enough to show the difference, keep a copy, or save over it by choice. */
export interface NewerVersion {
  /** Saving on this revision replaces it. */
  readonly revision: number;
  readonly name: string;
  readonly updatedAt: Date;
  readonly scenario: Scenario;
  /** From what the refused change was based on to what is there now; null where the base can't be read. */
  readonly theirs: readonly Change[] | null;
  /** From what is there now to what was refused. */
  readonly yours: readonly Change[];
}

/** A save that was based on an older version. Nothing was saved. */
export class SaveConflict extends PlimsollError {
  readonly newer: NewerVersion;

  constructor(newer: NewerVersion) {
    super(
      "conflict",
      "This scenario was saved elsewhere since you opened it, so your change was not saved over it. Keep yours as a copy, or save it over the other.",
    );
    this.newer = newer;
  }
}
