import { describe, expect, it } from "vitest";
import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { peakFactor, runwayOf } from "./runway";
import { runwayTitle, runwayWords } from "./runwayWords";

function growing(growthPercentPerMonth: number, dailyPeakRatio = 1): Scenario {
  return { ...EXAMPLE, traffic: { ...EXAMPLE.traffic, growthPercentPerMonth, dailyPeakRatio } };
}

const mix = { processes: 4, threads: 10 };
const evaluated = evaluateMix(modelOf(EXAMPLE), mix);
const factor = 1 / (1 - (evaluated.headroom ?? 0));

describe("runway", () => {
  it("passes the line when the peak has grown to it", () => {
    const scenario = growing(8, 1.5);
    const runway = runwayOf(scenario, evaluated);
    expect(runway.kind).toBe("passes");
    if (runway.kind !== "passes") return;
    expect(peakFactor(scenario, runway.months)).toBeCloseTo(factor, 9);
    expect(runwayWords(runway)).toBe(`in month ${Math.ceil(runway.months)}`);
  });

  it("doubles every month: log2 of the distance", () => {
    const runway = runwayOf(growing(100), evaluated);
    expect(runway.kind === "passes" ? runway.months : Number.NaN).toBeCloseTo(Math.log2(factor), 9);
  });

  it("is never passed without growth, with shrinking load, or within five years of slow growth", () => {
    for (const growth of [0, -5, 0.5]) expect(runwayOf(growing(growth), evaluated)).toEqual({ kind: "never" });
    expect(runwayTitle({ kind: "never" }, 0.5)).toContain("5 years");
  });

  it("is already past when the day's peak is, and says by how much", () => {
    const runway = runwayOf(growing(0, 2 * factor), evaluated);
    expect(runway.kind === "past" ? runway.times : Number.NaN).toBeCloseTo(2, 9);
    expect(runwayOf(growing(5), { ...evaluated, headroom: -1, loadLineRps: 0 }).kind).toBe("past");
    expect(runwayOf(growing(5), { ...evaluated, headroom: null, loadLineRps: null }).kind).toBe("impossible");
  });
});
