import fc from "fast-check";
import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { anyScenario } from "@/lib/scenario/scenarioArbitrary";
import { makePlan } from "./makePlan";

/** Paths to every number that is not finite. */
function unfinished(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (typeof value !== "object" || value === null) return value === undefined ? [path] : [];
  return Object.entries(value).flatMap(([key, one]) => unfinished(one, `${path}.${key}`));
}

test("any valid scenario gets a plan of finite numbers that survives JSON", () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const plan = makePlan(scenario);
      expect(unfinished(plan)).toEqual([]);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      for (const { rejectedFraction } of plan.curve) {
        expect(rejectedFraction).toBeGreaterThanOrEqual(0);
        expect(rejectedFraction).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 },
  );
});

test("the same scenario gives the same plan", () => {
  expect(makePlan(EXAMPLE)).toEqual(makePlan(structuredClone(EXAMPLE)));
});
