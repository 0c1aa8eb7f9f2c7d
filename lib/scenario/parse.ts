import { type Issue, PlimsollError } from "@/lib/errors/plimsollError";
import { faultsOf, firstFault } from "./faults";
import { type Scenario, scenarioSchema } from "./scenario";
import { upgrade } from "./upgrade";

/** A scenario of everyday size is 3 kB; with every list full and every name at its longest it is about 100 kB. */
export const MAX_SCENARIO_BYTES = 131_072;
const MAX_DEPTH = 16;

/** Faults of a document that is already of today's version; empty when it is valid. For the form, on every keystroke. */
export function scenarioIssues(document: unknown): readonly Issue[] {
  const { error } = scenarioSchema.safeParse(document);
  return error === undefined ? [] : faultsOf(error);
}

/**
 * The door for every document from outside: upgrades it, then validates it.
 * @throws PlimsollError with one issue for each fault.
 */
export function parseScenario(value: unknown): Scenario {
  const { data, error } = scenarioSchema.safeParse(upgrade(value));
  if (error === undefined) return data;
  const issues = faultsOf(error);
  const count = issues.length === 1 ? "a fault" : `${issues.length} faults`;
  const message = `This scenario has ${count}. First: ${firstFault(issues, "document")}`;
  throw new PlimsollError("invalid-input", message, { issues });
}

/** Nesting of brackets in JSON text, outside strings: cheap, and safe before a recursive parser. */
function depthExceeds(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      if (++depth > limit) return true;
    } else if (character === "}" || character === "]") depth--;
  }
  return false;
}

/** JSON text from outside to a value, refused early when too large or too deep. */
export function parseBoundedJson(text: string, maxBytes = MAX_SCENARIO_BYTES): unknown {
  if (text.length > maxBytes)
    throw new PlimsollError(
      "too-large",
      `This is larger than ${Math.round(maxBytes / 1024)} KiB, far more than a scenario needs.`,
    );
  if (depthExceeds(text, MAX_DEPTH))
    throw new PlimsollError("invalid-input", `This is nested more than ${MAX_DEPTH} levels deep; a scenario never is.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PlimsollError("invalid-input", "This is not valid JSON. Export a scenario again, or check the file.", {
      cause,
    });
  }
}
