import { PlimsollError } from "@/lib/errors/plimsollError";
import { parseScenario } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import { type VersionResult, versionResult } from "@/lib/scenario/versionResult";
import { Latest } from "./latest";

/** Those read lately: what was saved a moment ago is what the next save is based on. None is ever changed. */
const documents = new Latest<Scenario>(64);

/**
 * A document as it was stored, brought up to today's version.
 * @throws PlimsollError `unsupported-version` where a newer Plimsoll saved it; `internal` where it can't be read at all.
 */
export function openDocument(name: string, document: string): Scenario {
  const known = documents.get(document);
  if (known !== undefined) return known;
  try {
    const scenario = parseScenario(JSON.parse(document));
    documents.set(document, scenario);
    return scenario;
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

/** Some pages of a list: one that is looked at is looked at again. */
const results = new Latest<VersionResult>(500);

/** The result that was stored with a version; null where there is none, or it is of a form that is not known here. */
export function openResult(text: string | null): VersionResult | null {
  if (text === null) return null;
  const known = results.get(text);
  if (known !== undefined) return known;
  try {
    const { data } = versionResult.safeParse(JSON.parse(text));
    if (data !== undefined) results.set(text, data);
    return data ?? null;
  } catch {
    return null;
  }
}
