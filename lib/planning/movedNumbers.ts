import type { MixNumbers, VersionResult } from "@/lib/scenario/versionResult";
import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";
import { headroomText } from "./headroomText";

/** One number of a result that another result tells otherwise, as people read it. */
export interface MovedNumber {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Less than this share is no move: it would read the same, or be lost in the model's own precision. */
const TOLERANCE = 0.005;

const NUMBERS = [
  ["load line", "loadLineRps", "rps"],
  ["objective's percentile", "objectiveMs", "ms"],
  ["throughput", "throughputRps", "rps"],
  ["memory", "memoryMiB", "MiB"],
] as const satisfies readonly (readonly [string, keyof MixNumbers, Unit])[];

function moved(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(after - before) > TOLERANCE * Math.max(Math.abs(before), Math.abs(after));
}

function movesOf(whose: string, before: MixNumbers, after: MixNumbers): MovedNumber[] {
  const numbers = NUMBERS.flatMap(([label, key, unit]) => {
    const [from, to] = [before[key], after[key]];
    const text = (value: number | null) => (value === null ? "none" : readable(value, unit));
    return moved(from, to) ? [{ label: `${whose}: ${label}`, before: text(from), after: text(to) }] : [];
  });
  const [from, to] = [headroomText(before) ?? "can't run", headroomText(after) ?? "can't run"];
  return from === to || !moved(before.headroom, after.headroom)
    ? numbers
    : [{ label: `${whose}: distance to the line`, before: from, after: to }, ...numbers];
}

function mixText(mix: MixNumbers | null): string {
  return mix === null ? "none" : `${mix.processes} × ${mix.threads}`;
}

/**
 * What one result tells otherwise than another: for the same scenario under two models, what the model's change moved;
 * for two versions, what their changes did. Empty where a person would read the same.
 */
export function movedNumbers(before: VersionResult, after: VersionResult): readonly MovedNumber[] {
  const [from, to] = [mixText(before.recommended), mixText(after.recommended)];
  const recommendation = from === to ? [] : [{ label: "recommended mix", before: from, after: to }];
  const sameMix = before.recommended !== null && after.recommended !== null && from === to;
  return [
    ...recommendation,
    ...movesOf("today's mix", before.today, after.today),
    ...(sameMix && before.recommended !== null && after.recommended !== null
      ? movesOf("recommended mix", before.recommended, after.recommended)
      : []),
  ];
}
