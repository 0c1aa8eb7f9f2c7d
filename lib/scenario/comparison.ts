import { PlimsollError } from "@/lib/errors/plimsollError";
import { decodeFragment, encodeFragment } from "./codec";
import type { Scenario } from "./scenario";

/** As many as a screen has room for side by side. */
export const MOST_COMPARED = 4;
/** Between two scenarios in a fragment; no scenario's own text has one. */
const SEPARATOR = "~";

/** Several scenarios as the text of one URL fragment: a link that needs no server. */
export function encodeComparison(scenarios: readonly Scenario[]): string {
  return scenarios.map(encodeFragment).join(SEPARATOR);
}

/**
 * The scenarios in the text of a fragment; of one that holds a single scenario, that one.
 * @throws PlimsollError for any that can't be read, or for too many.
 */
export function decodeComparison(fragment: string): Scenario[] {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (text === "") return [];
  const parts = text.split(SEPARATOR);
  if (parts.length > MOST_COMPARED)
    throw new PlimsollError(
      "invalid-input",
      `This link compares ${parts.length} scenarios; ${MOST_COMPARED} are the most.`,
    );
  return parts.map(decodeFragment);
}
