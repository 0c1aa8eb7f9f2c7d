import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeSummary, changesBetween, MAX_SUMMARY_LENGTH } from "./changes";
import { type Editable, withEntryAdded, withEntryRemoved, withValueAt } from "./edit";
import { EXAMPLE } from "./presets/example";
import type { Scenario } from "./scenario";
import { anyScenario } from "./scenarioArbitrary";
import type { Path } from "./valueAt";

function edited(...edits: readonly (readonly [Path, Editable])[]): Scenario {
  return edits.reduce((scenario, [path, value]) => withValueAt(scenario, path, value), EXAMPLE);
}

const summary = (after: Scenario, before: Scenario = EXAMPLE) => changeSummary(changesBetween(before, after));

describe("what changed, on one line", () => {
  const { server, traffic, application } = EXAMPLE;
  const rate = traffic.load.kind === "open" ? traffic.load.rateRps : Number.NaN;
  const [first] = application.classes;

  test("numbers with their names and units", () => {
    expect(summary(edited([["server", "threads"], 8], [["traffic", "load", "rateRps"], 200]))).toBe(
      `threads ${server.threads} → 8, arrival rate ${rate} → 200 req/s`,
    );
    expect(summary(edited([["hardware", "cpuQuotaCores"], 1.5]))).toBe("CPU quota 1.5 cores added");
  });

  test("choices, and what belongs to an entry of a list", () => {
    expect(summary(edited([["server", "kind"], "waitress"], [["application", "threadSafe"], false]))).toBe(
      `server ${server.kind} → waitress, thread-safe yes → no`,
    );
    expect(summary(edited([["application", "classes", 0, "cpuMs", "mean"], 77]))).toBe(
      `${first?.name}: CPU a request ${first?.cpuMs.mean} → 77 ms`,
    );
  });

  test("entries that come, go, or change their name", () => {
    const more = withEntryAdded(EXAMPLE, ["application", "classes"], { ...first, name: "search" });
    expect(summary(more)).toBe("class “search” added");
    expect(summary(EXAMPLE, more)).toBe("class “search” removed");
    expect(summary(withEntryRemoved(more, ["application", "classes"], 0), more)).toBe(`class “${first?.name}” removed`);
    expect(summary(edited([["application", "classes", 0, "name"], "checkout"]))).toBe(
      `class “${first?.name}” → “checkout”`,
    );
    expect(summary({ ...EXAMPLE, name: "Peak" })).toBe(`name “${EXAMPLE.name}” → “Peak”`);
  });

  test("nothing, and more than a line holds", () => {
    expect(summary(EXAMPLE)).toBe("Nothing changed");
    const names = Array.from({ length: 12 }, (_, index) => `a class with a rather long name, number ${index}`);
    const many = names.reduce(
      (one, name) => withEntryAdded(one, ["application", "classes"], { ...first, name }),
      EXAMPLE,
    );
    expect(summary(many)).toMatch(/^class “a class.* and \d+ more$/);
  });
});

test("any two scenarios differ by some change exactly when they differ, each said within bounds", () => {
  fc.assert(
    fc.property(anyScenario, anyScenario, (before, after) => {
      expect(changesBetween(before, structuredClone(before))).toEqual([]);
      const changes = changesBetween(before, after);
      expect(changes.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
      expect(changeSummary(changes).length).toBeLessThanOrEqual(MAX_SUMMARY_LENGTH);
      for (const { label, before: from, after: to } of changes)
        expect(`${label} ${from} ${to}`).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 60 },
  );
});
