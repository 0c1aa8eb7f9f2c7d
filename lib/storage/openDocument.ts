import { PlimsollError } from "@/lib/errors/plimsollError";
import { parseScenario } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import { type VersionResult, versionResult } from "@/lib/scenario/versionResult";
import { remembered } from "./remembered";

/** Of everyday size they take some 10 kB each in memory. */
const parsed = remembered(64, (document) => parseScenario(JSON.parse(document)));

/**
 * A document as it was stored, brought up to today's version.
 * @throws PlimsollError `unsupported-version` where a newer Plimsoll saved it; `internal` where it can't be read at all.
 */
export function openDocument(name: string, document: string): Scenario {
  try {
    return parsed(document);
  } catch (cause) {
    if (cause instanceof PlimsollError && cause.code === "unsupported-version") throw cause;
    // What is stored was valid when it was saved, so the fault is ours and not the reader's.
    throw new PlimsollError(
      "internal",
      `The scenario "${name}" is stored in a form that can't be read. It can still be exported as it is.`,
      { cause },
    );
  }
}

const parsedResult = remembered(500, (text) => {
  try {
    return versionResult.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
});

/** The result that was stored with a version; null where there is none, or it is of a form that is not known here. */
export function openResult(text: string | null): VersionResult | null {
  return text === null ? null : parsedResult(text);
}
