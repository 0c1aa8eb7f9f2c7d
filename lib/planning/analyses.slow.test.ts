import fc from "fast-check";
import { expect, test } from "vitest";
import { mixOf } from "@/lib/analytic/predict";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";
import { adviceSteps } from "./advice/adviceSteps";
import { makePlan } from "./makePlan";
import { scalingSteps } from "./scaling/scalingSteps";
import { sensitivitySteps } from "./sensitivity/sensitivitySteps";

/** Paths to every number that is not finite, and every text that names one. */
function unfinished(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (typeof value === "string") return /NaN|Infinity|undefined/.test(value) ? [`${path}: ${value}`] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => unfinished(one, `${path}.${key}`));
}

// Two scenarios are some two hundred plans: minutes where other work has the cores.
test("whatever the scenario, every analysis ends in finite figures and whole sentences", () => {
  fc.assert(
    fc.property(plausibleScenario(), (scenario) => {
      const advice = [...adviceSteps(scenario)].at(-1);
      expect(unfinished(advice)).toEqual([]);
      for (const { worth, gain } of advice?.advice ?? []) {
        expect(worth).toBeGreaterThan(0);
        expect(gain).not.toBe("");
      }
      expect(unfinished([...sensitivitySteps(scenario, mixOf(scenario))].at(-1))).toEqual([]);
      const options = [...scalingSteps(scenario, [3])].at(-1)?.options ?? [];
      expect(unfinished(options)).toEqual([]);
      const today = options.find(({ size }) => size === 1)?.loads[0]?.needed.fleet ?? null;
      const { recommendation } = makePlan(scenario);
      if (today !== null && recommendation?.headroom !== null && recommendation?.headroom !== undefined)
        expect(today.machines).toBeGreaterThanOrEqual(
          3 * (1 - recommendation.headroom) * scenario.hardware.machines - 1e-6,
        );
    }),
    { numRuns: 2 },
  );
}, 600_000);
