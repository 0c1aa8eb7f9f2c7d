import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";

/** What undo brings back: the form and the mix that was tried. */
export interface Step {
  readonly draft: Scenario;
  readonly tried: Mix | null;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** What is being changed without a rest (one drag, one field's typing): further changes of it are the same step. */
  readonly gesture: string | null;
}

const MOST_STEPS = 200;
export const NO_HISTORY: History = { past: [], future: [], gesture: null };

/** The history once `before` has been left, by a gesture that may go on, or by a change that stands alone. */
export function left(history: History, before: Step, gesture: string | null): History {
  if (gesture !== null && gesture === history.gesture) return history;
  return { past: [...history.past, before].slice(-MOST_STEPS), future: [], gesture };
}

/** One step back; null where there is none. */
export function undone(
  { past, future }: History,
  now: Step,
): { readonly history: History; readonly step: Step } | null {
  const step = past.at(-1);
  if (step === undefined) return null;
  return { step, history: { past: past.slice(0, -1), future: [now, ...future], gesture: null } };
}

/** One step forward again; null where nothing was undone. */
export function redone(
  { past, future }: History,
  now: Step,
): { readonly history: History; readonly step: Step } | null {
  const [step, ...rest] = future;
  if (step === undefined) return null;
  return { step, history: { past: [...past, now], future: rest, gesture: null } };
}
