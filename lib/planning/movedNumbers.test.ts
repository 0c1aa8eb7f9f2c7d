import { describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { versionResult } from "@/lib/scenario/versionResult";
import { makePlan } from "./makePlan";
import { movedNumbers } from "./movedNumbers";
import { versionResultOf } from "./versionResult";

const plan = makePlan(EXAMPLE);
const result = versionResultOf(plan, 42);

describe("what is kept of a plan", () => {
  test("is what its schema takes, small, and says what the plan says", () => {
    expect(versionResult.parse(result)).toEqual(result);
    expect(JSON.stringify(result).length).toBeLessThan(2500);
    expect(result).toMatchObject({
      ...{ modelVersion: plan.modelVersion, seed: 42, sentence: plan.sentence },
      today: { headroom: plan.today.headroom, memoryMiB: plan.today.prediction.memory.totalMiB },
    });
  });

  test("draws a map of which today's and the recommended mix are cells", () => {
    const { thumbnail, recommended } = result;
    expect(thumbnail.cells).toHaveLength(thumbnail.rows * thumbnail.columns);
    expect(thumbnail.cells).toMatch(/^[ixfh]*h[ixfh]*$/);
    expect(recommended).not.toBeNull();
    expect(thumbnail.cells[thumbnail.recommended ?? -1]).toBe("h");
    expect(thumbnail.today).not.toBeNull();
  });

  test("of a mix that can't run has no numbers but its memory", () => {
    const windows = versionResultOf(makePlan({ ...EXAMPLE, host: { ...EXAMPLE.host, os: "windows" } }), 42);
    expect(versionResult.parse(windows).today).toMatchObject({ headroom: null, objectiveMs: null });
    expect(movedNumbers(result, windows).map(({ after }) => after)).toContain("can't run");
  });
});

describe("what another model moved", () => {
  test("nothing where a person reads the same", () => {
    expect(movedNumbers(result, { ...result, modelVersion: "9.0.0" })).toEqual([]);
    const hair = { ...result, today: { ...result.today, memoryMiB: result.today.memoryMiB * 1.001 } };
    expect(movedNumbers(result, hair)).toEqual([]);
  });

  test("each number by name, with units, and the recommendation", () => {
    const today = { ...result.today, loadLineRps: 50, headroom: 0.2, objectiveMs: 500 };
    const after = { ...result, today, recommended: { ...today, processes: 3, threads: 5 } };
    const moved = movedNumbers({ ...result, today: { ...today, loadLineRps: 60, headroom: 0.33 } }, after);
    expect(moved[0]).toMatchObject({ label: "recommended mix", after: "3 × 5" });
    expect(moved).toContainEqual({ label: "today's mix: load line", before: "60 req/s", after: "50 req/s" });
    expect(moved).toContainEqual({
      label: "today's mix: distance to the line",
      before: "33 % below",
      after: "20 % below",
    });
    expect(moved).toHaveLength(3);
    expect(movedNumbers(result, { ...result, recommended: null })[0]?.after).toBe("none");
  });
});
