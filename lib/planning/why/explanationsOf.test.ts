import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixOf, modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";
import { explainAdvice } from "./explainAdvice";
import { explainedValue, whyText } from "./explanation";
import { explanationsOf } from "./explanationsOf";
import { difference, evaluateExpression, expressionText, product, quotient, sum } from "./expression";
import { MODEL_PAGES } from "./modelPages";

function explained(scenario: Scenario) {
  const evaluated = evaluateMix(modelOf(scenario), mixOf(scenario));
  return { evaluated, explanations: explanationsOf(scenario, evaluated) };
}

describe("why", () => {
  it("the values in every formula give the number that is shown", () => {
    fc.assert(
      fc.property(plausibleScenario(), (scenario) => {
        for (const [id, one] of Object.entries(explained(scenario).explanations)) {
          const value = explainedValue(one);
          if (value === null) continue;
          // A remainder of large numbers is known to a share of those.
          const scale = Math.max(
            Math.abs(one.value),
            ...one.symbols.map((symbol) => (symbol.unit === one.unit ? Math.abs(symbol.value) : 0)),
          );
          expect(
            Math.abs(value - one.value),
            `${id} of ${scenario.name}: ${value} for ${one.value}`,
          ).toBeLessThanOrEqual(1e-6 * scale + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("the numbers are the prediction's own", () => {
    const { evaluated, explanations } = explained(EXAMPLE);
    const { performance, memory, budgets } = evaluated.prediction;
    const at = (id: string) => explanations[id];
    expect(at("memory")?.value).toBe(memory.totalMiB);
    expect(at("line")?.value).toBe(evaluated.loadLineRps);
    expect(at("headroom")?.value).toBe(evaluated.headroom);
    expect(explanations["objective:0"]?.value).toBe(performance?.objectives[0]?.valueMs);
    expect(at("capacity")?.value).toBe(performance?.capacityRps);
    for (const budget of budgets) expect(explanations[`budget:${budget.name}`]?.value).toBe(budget.utilisation);
  });

  it("names every symbol of its formula, once, and a page that there is", () => {
    for (const one of Object.values(explained(EXAMPLE).explanations)) {
      const used = new Set<string>();
      if (one.formula !== null) expressionText(one.formula.right, (symbol) => `${used.add(symbol)}`);
      const named = one.symbols.map(({ symbol }) => symbol);
      if (one.formula !== null) expect(new Set(named)).toEqual(used);
      expect(new Set(named).size).toBe(named.length);
    }
    for (const page of Object.keys(MODEL_PAGES)) expect(existsSync(`docs/model/${page}.md`), page).toBe(true);
  });

  it("advice is after over before", () => {
    const outcome = { mix: { processes: 1, threads: 1 }, holds: true, headroom: 0.5, memoryMiB: 1, costPerHour: null };
    const before = { ...outcome, objectiveMs: 200, loadLineRps: 100, findings: [] };
    const base = {
      id: "front-end",
      factor: "server",
      title: "nginx",
      effort: "",
      scenario: EXAMPLE,
      costFactor: 1,
      gain: "",
      price: "",
      tryMix: null,
      worth: 1,
    } as const;
    const one = explainAdvice({ ...base, before, after: { ...before, objectiveMs: 78 } });
    expect(one?.value).toBeCloseTo(-0.61, 12);
    expect(one === null ? null : explainedValue(one)).toBe(one?.value);
    const line = explainAdvice({ ...base, before, after: { ...before, loadLineRps: 310 } });
    expect(line === null ? null : explainedValue(line)).toBeCloseTo(2.1, 12);
  });

  it("says what fails just past the line", () => {
    const { explanations } = explained(EXAMPLE);
    const id = "line";
    expect(explanations[id]?.note).toMatch(/Just past it: .*objective|ceiling/);
  });

  it("writes formulas with the brackets they need", () => {
    const text = expressionText(quotient(product(sum("a", "b"), "c"), product("d", difference(1, "e"))), (one) => one);
    expect(text).toBe("(a + b) × c ÷ (d × (1 − e))");
    expect(evaluateExpression(difference(10, 3, 2), () => 0)).toBe(5);
    expect(whyText(0.384, "share")).toBe("38.4 %");
  });
});
