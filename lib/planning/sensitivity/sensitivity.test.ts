import { describe, expect, it } from "vitest";
import { scenarioIssues } from "@/lib/scenario/parse";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { latinHypercube } from "./latinHypercube";
import { numericInputs } from "./numericInputs";
import { rangeSteps } from "./rangeSteps";
import { sensitivitySteps } from "./sensitivitySteps";
import { measureFirst, tornado } from "./tornado";

const MIX = { processes: 4, threads: 10 };

/** One deterministic server without waits or limits: what it does is known in closed form. */
const SINGLE: Scenario = {
  ...EXAMPLE,
  backends: [],
  server: { ...EXAMPLE.server, kind: "ideal", backlog: 100_000 },
  application: {
    ...EXAMPLE.application,
    classes: [
      {
        ...(EXAMPLE.application.classes[0] ?? fail()),
        cpuMs: { family: "exponential", mean: 10 },
        ioMs: { family: "deterministic", mean: 0 },
        backend: null,
      },
    ],
  },
  traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps: 50, arrivals: { process: "poisson" } } },
  objectives: { ...EXAMPLE.objectives, maxCpuPercent: 100 },
};

function fail(): never {
  throw new Error("The example has a class.");
}

describe("sensitivity", () => {
  const last = [...sensitivitySteps(EXAMPLE, MIX)].at(-1);
  const sensitivities = last?.sensitivities ?? [];

  it("has a finite elasticity for every input that moves the answer, each within a step of its value", () => {
    expect(sensitivities.length).toBeGreaterThan(10);
    for (const { elasticity, low, high, value } of sensitivities) {
      expect(Number.isFinite(elasticity.objective) && Number.isFinite(elasticity.line)).toBe(true);
      expect(low.input).toBeLessThanOrEqual(value);
      expect(high.input).toBeGreaterThanOrEqual(value);
    }
    expect(last?.total).toBe(numericInputs(EXAMPLE).length);
  });

  it("of M/M/1: p = −ln(0.05)/(μ − λ) has slopes ρ/(1 − ρ) in λ and −1/(1 − ρ) in the speed", () => {
    const steps = [...sensitivitySteps(SINGLE, { processes: 1, threads: 1 })].at(-1)?.sensitivities ?? [];
    const slope = (label: string) => steps.find((one) => one.label === label)?.elasticity.objective;
    const at = (rate: number, mu: number) => Math.log(1 / (mu - rate));
    expect(slope("Arrival rate")).toBeCloseTo((at(60, 100) - at(40, 100)) / Math.log(1.5), 2);
    expect(slope("CPU speed")).toBeCloseTo((at(50, 120) - at(50, 80)) / Math.log(1.5), 2);
  });

  it("ranks a tornado by reach, and says to measure what is unsure, not what is counted", () => {
    const base = last?.base ?? fail();
    const bars = tornado(sensitivities, base, "line", 10);
    expect(bars.length).toBeLessThanOrEqual(10);
    const first = measureFirst(sensitivities, "objective");
    expect(first?.factor).toBe("application");
    expect(first?.uncertainty).toBeGreaterThan(0);
  });
});

describe("ranges", () => {
  const CPU = ["application", "classes", 0, "cpuMs", "mean"];
  const probability = (limitMs: number, low: number, high: number) => {
    const latency = EXAMPLE.objectives.latency.map((one) => ({ ...one, limitMs }));
    const scenario: Scenario = {
      ...EXAMPLE,
      objectives: { ...EXAMPLE.objectives, latency },
      ranges: [{ path: CPU, low, high }],
    };
    expect(scenarioIssues(scenario)).toEqual([]);
    return [...rangeSteps(scenario, MIX, 40)].at(-1);
  };

  it("gives certainty at the extremes, and an interval that contains the middle", () => {
    const sure = probability(100_000, 8, 12);
    expect(sure?.allHold).toBe(1);
    expect(probability(1, 8, 12)?.allHold).toBe(0);
    const interval = sure?.objectives[0]?.valueMs;
    expect(interval?.low).toBeLessThan(interval?.middle ?? 0);
    expect(interval?.high).toBeGreaterThan(interval?.middle ?? 0);
  });

  it("a range of one value is that value, and the same seed gives the same figures", () => {
    const exact = probability(300, 10, 10)?.objectives[0]?.valueMs;
    expect(exact?.low).toBe(exact?.high);
    expect(probability(300, 5, 20)).toEqual(probability(300, 5, 20));
  });

  it("a Latin hypercube has one point in each slice of each dimension", () => {
    const points = latinHypercube(50, 3, new RandomStream(7));
    for (const dimension of [0, 1, 2]) {
      const slices = points.map((point) => Math.floor(50 * (point[dimension] ?? 0)));
      expect(new Set(slices).size).toBe(50);
    }
  });
});
