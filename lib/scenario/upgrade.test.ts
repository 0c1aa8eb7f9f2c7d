import { describe, expect, it } from "vitest";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { parseScenario } from "./parse";
import { EXAMPLE } from "./presets/example";
import { SCENARIO_VERSION } from "./scenario";
import { upgrade } from "./upgrade";

/** A document as version 0 wrote it: one objective, no ranges. */
function version0() {
  const { objectives: _objectives, ranges: _ranges, ...rest } = EXAMPLE;
  return { ...rest, version: 0, objective: { percentile: 95, limitMs: 300, at: "server", class: null } };
}

function codeOf(document: unknown): string {
  try {
    upgrade(document);
  } catch (error) {
    if (error instanceof PlimsollError) return error.code;
    throw error;
  }
  return "none";
}

describe("upgrade", () => {
  it("brings version 0 to today's, valid and with what it said", () => {
    const scenario = parseScenario(version0());
    expect(scenario).toEqual({
      ...EXAMPLE,
      objectives: {
        latency: [{ percentile: 95, limitMs: 300, at: "server", class: null }],
        maxRejectedPercent: 0.1,
        maxCpuPercent: 90,
        maxMemoryPercent: 90,
      },
      ranges: [],
    });
  });

  it("leaves a document of today's version as it is, and changes none in place", () => {
    expect(upgrade(EXAMPLE)).toEqual(EXAMPLE);
    const old = version0();
    const before = structuredClone(old);
    upgrade(old);
    expect(old).toEqual(before);
  });

  it("refuses a version of the future, and says what to do", () => {
    expect(codeOf({ ...EXAMPLE, version: SCENARIO_VERSION + 1 })).toBe("unsupported-version");
    expect(() => upgrade({ version: 7 })).toThrow(/version 7.*reads up to version 1\. Update Plimsoll/);
  });

  it.each([[null], [[]], ["scenario"], [42], [{}], [{ version: "1" }], [{ version: -1 }], [{ version: 0.5 }]])(
    "refuses %j, which is no scenario",
    (document) => {
      expect(codeOf(document)).toBe("invalid-input");
    },
  );
});
