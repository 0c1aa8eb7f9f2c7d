import type { Unit } from "@/lib/units/unit";

/** How one number of a scenario is called. */
export interface InputWords {
  readonly label: string;
  readonly unit: Unit;
  /** One sentence: what it is, or where to find it. */
  readonly help: string;
}

/** The numbers of one factor by their path in a scenario. `*` stands for an index. */
export type InputTable = Readonly<Record<string, InputWords>>;
