import { PlimsollError } from "@/lib/errors/plimsollError";
import { SCENARIO_VERSION } from "./scenario";

type Document = Readonly<Record<string, unknown>>;

/**
 * Version 0 was the draft of the schema: one latency objective under `objective`, no ranges.
 * It never left a developer's machine, but it keeps the upgrade path real and tested from day one.
 */
function fromVersion0(document: Document): Document {
  const { objective, ...rest } = document;
  return {
    ...rest,
    version: 1,
    ranges: [],
    objectives: { latency: [objective], maxRejectedPercent: 0.1, maxCpuPercent: 90, maxMemoryPercent: 90 },
  };
}

/** One step each: index n brings version n to n + 1. */
const STEPS: readonly ((document: Document) => Document)[] = [fromVersion0];

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Brings a stored or imported document of any version that ever landed to today's.
 * @throws PlimsollError `unsupported-version` for a version of the future, `invalid-input` for no scenario at all.
 */
export function upgrade(value: unknown): Document {
  if (!isDocument(value))
    throw new PlimsollError("invalid-input", "This is not a Plimsoll scenario: expected a JSON object.");
  const { version } = value;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0)
    throw new PlimsollError(
      "invalid-input",
      "This is not a Plimsoll scenario: its `version` is missing or not a whole number.",
      {
        issues: [{ path: ["version"], message: "Expected a whole number." }],
      },
    );
  if (version > SCENARIO_VERSION)
    throw new PlimsollError(
      "unsupported-version",
      `This scenario is of version ${version}; this Plimsoll reads up to version ${SCENARIO_VERSION}. Update Plimsoll to open it.`,
      { issues: [{ path: ["version"], message: `At most ${SCENARIO_VERSION}.` }] },
    );
  return STEPS.slice(version).reduce((document, step) => step(document), value);
}
