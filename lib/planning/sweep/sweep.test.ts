import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { type SweepInput, sweepInputAt, sweepInputs } from "./sweepInput";
import { isAllowed, sweepRange, sweepValues } from "./sweepRange";
import { type SweepStep, sweepSteps } from "./sweepSteps";

function input(...path: (string | number)[]): SweepInput {
  const found = sweepInputAt(EXAMPLE, path);
  if (found === undefined) throw new Error(`${path.join(".")} is no input.`);
  return found;
}

function last(steps: Generator<SweepStep>): SweepStep {
  const [step] = [...steps].slice(-1);
  if (step === undefined) throw new Error("A sweep has a step.");
  return step;
}

describe("inputs to sweep", () => {
  it("bear the names of the form, those of a list with their entry's", () => {
    const names = sweepInputs(EXAMPLE).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["CPUs", "Memory", "Page: CPU a request", "4G: Round trip", "Arrival rate"]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it("each have a range that the scenario allows, around today's value", () => {
    for (const one of sweepInputs(EXAMPLE)) {
      const { low, high } = sweepRange(EXAMPLE, one);
      expect([one.name, low <= one.value, one.value <= high, low < high]).toEqual([one.name, true, true, true]);
      expect([one.name, isAllowed(EXAMPLE, one, low), isAllowed(EXAMPLE, one, high)]).toEqual([one.name, true, true]);
    }
  });

  it("keep to whole numbers and to what the rules between fields allow", () => {
    const cpus = input("hardware", "cpus");
    const values = sweepValues(EXAMPLE, cpus, sweepRange(EXAMPLE, cpus), 33);
    expect(values).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16]);
    // 90 MiB of the process are shared before the fork: it can't be smaller.
    expect(sweepRange(EXAMPLE, input("application", "memory", "processMiB")).low).toBe(90);
    expect(sweepRange(EXAMPLE, input("objectives", "maxCpuPercent")).high).toBe(100);
  });
});

describe("a sweep", () => {
  const mix = { processes: 4, threads: 6 };

  it("of the arrival rate: latency rises, headroom falls, and today's value gives today's answer", () => {
    const rate = input("traffic", "load", "rateRps");
    const axis = { input: rate, range: sweepRange(EXAMPLE, rate) };
    const { points, total } = last(sweepSteps(EXAMPLE, axis, null, { kind: "kept", mix }));
    expect(points).toHaveLength(total);
    const readings = points.map(({ reading }) => reading);
    for (const [index, reading] of readings.entries()) {
      const before = readings[index - 1];
      if (before === undefined) continue;
      expect(reading?.objectiveMs ?? 0).toBeGreaterThanOrEqual((before?.objectiveMs ?? 0) * 0.999);
      expect(reading?.headroom ?? 1).toBeLessThan(before?.headroom ?? 0);
      expect(reading?.loadLineRps).toBeCloseTo(before?.loadLineRps ?? 0, 0);
    }
  });

  it("of a dial turns the mix itself; beyond the backend's connections it can't run", () => {
    const threads = input("server", "threads");
    const axis = { input: threads, range: { low: 1, high: 40 } };
    const { points } = last(sweepSteps(EXAMPLE, axis, null, { kind: "kept", mix }));
    expect(points.every(({ x, reading }) => reading?.mix.threads === x && reading.mix.processes === 4)).toBe(true);
    expect(points.filter(({ x }) => x > 25).every(({ reading }) => reading?.objectiveMs === null)).toBe(true);
    expect(points.filter(({ x }) => x <= 25).every(({ reading }) => reading?.objectiveMs !== null)).toBe(true);
  });

  it("of two inputs fills a map row by row", () => {
    const cpus = input("hardware", "cpus");
    const rate = input("traffic", "load", "rateRps");
    const { xs, ys, points, total } = last(
      sweepSteps(
        EXAMPLE,
        { input: rate, range: { low: 50, high: 100 } },
        { input: cpus, range: { low: 2, high: 4 } },
        { kind: "kept", mix },
      ),
    );
    expect(ys).toEqual([2, 3, 4]);
    expect(points.map(({ x, y }) => [x, y])).toEqual(ys.flatMap((row) => xs.map((column) => [column, row])));
    expect(points).toHaveLength(total);
  });
});
