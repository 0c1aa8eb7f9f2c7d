import { expect, test } from "vitest";
import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { loadCurve } from "@/lib/planning/loadCurve";
import { withValueAt } from "@/lib/scenario/edit";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { twiceTheLoad } from "./twiceTheLoad";

const MIX = { processes: 4, threads: 10 };

function said(scenario: Scenario): string | null {
  return twiceTheLoad(scenario, evaluateMix(modelOf(scenario), MIX), loadCurve(scenario, MIX, 48));
}

const at = (rateRps: number) => withValueAt(EXAMPLE, ["traffic", "load", "rateRps"], rateRps);

test("well below the line it still holds, with the latency that the model gives there", () => {
  const text = said(at(60)) ?? "";
  const { performance } = evaluateMix(modelOf(at(120)), MIX).prediction;
  expect(text).toMatch(/^At twice the load, 120 req\/s, it still holds, 95th percentile \d+ ms\.$/);
  const shownMs = Number(/(\d+) ms/.exec(text)?.[1]);
  expect(shownMs / (performance?.objectives[0]?.valueMs ?? 0)).toBeCloseTo(1, 1);
});

test("past the line it misses, past the capacity it sinks", () => {
  expect(said(at(150))).toMatch(/^At twice the load, 300 req\/s, it runs but misses what you ask, .+; the line is at/);
  expect(said(at(300))).toMatch(/^At twice the load, 600 req\/s, it sinks: this mix serves .+ at most\.$/);
});

test("twice the users wait for their answers: they never sink it, and the line is told in users", () => {
  const users = (count: number): Scenario => ({
    ...EXAMPLE,
    traffic: {
      ...EXAMPLE.traffic,
      load: { kind: "closed", users: count, thinkMs: { family: "exponential", mean: 1000 } },
    },
  });
  expect(said(users(50))).toMatch(/^With twice the users, 100, it still holds, 95th percentile [\d.]+ ms\.$/);
  expect(said(users(300))).toMatch(
    /^With twice the users, 600, it runs but misses what you ask, .+; the line is at \d+ users \(\d+ req\/s\)\.$/,
  );
});

test("says nothing of a mix that can't run", () => {
  expect(said(withValueAt(EXAMPLE, ["application", "threadSafe"], false))).toBeNull();
});
