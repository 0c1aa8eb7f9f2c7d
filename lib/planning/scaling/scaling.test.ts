import { describe, expect, it } from "vitest";
import { makePlan } from "@/lib/planning/makePlan";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { cheapest, fleetOf } from "./cheapest";
import { scalingSteps } from "./scalingSteps";
import { sizedMachine } from "./sizedMachine";

const PRICED = {
  ...EXAMPLE,
  // A pool that waits: a count of machines is then a matter of load alone.
  backends: EXAMPLE.backends.map((one) => ({ ...one, limit: 10_000, onFull: "wait" as const })),
  hardware: { ...EXAMPLE.hardware, costPerHour: 0.2 },
};

describe("scaling", () => {
  const options = [...scalingSteps(PRICED, [1, 2, 10])].at(-1)?.options ?? [];

  it("N times the load needs at least N × load / line machines, and one more at least to lose one", () => {
    for (const option of options) {
      const hardware = sizedMachine(PRICED.hardware, option.size);
      if (hardware === null) throw new Error("That size is there.");
      const { recommendation } = makePlan({ ...PRICED, hardware });
      for (const { times, needed, withOneDown } of option.loads) {
        const least = times * (1 - (recommendation?.headroom ?? 0));
        expect(needed.fleet?.machines).toBeGreaterThanOrEqual(least - 1e-9);
        expect(needed.fleet?.headroom).toBeGreaterThanOrEqual(0);
        expect(withOneDown.fleet?.machines).toBeGreaterThanOrEqual((needed.fleet?.machines ?? 0) + 1);
      }
    }
  });

  it("costs machines at their price, in proportion to their size", () => {
    expect(options.map(({ cpus }) => cpus)).toEqual([2, 4, 8, 16]);
    for (const option of options) {
      const fleet = fleetOf(option, 10, false);
      expect(fleet?.costPerHour).toBeCloseTo(0.2 * option.size * (fleet?.machines ?? 0), 12);
    }
    const best = cheapest(options, 10, true);
    const costs = options.map((option) => fleetOf(option, 10, true)?.costInMachines ?? Number.POSITIVE_INFINITY);
    expect(best === null ? null : fleetOf(best, 10, true)?.costInMachines).toBe(Math.min(...costs));
  });

  it("says what stands in the way where no number of machines will do", () => {
    const shared = { ...EXAMPLE, backends: EXAMPLE.backends.map((one) => ({ ...one, limit: 10 })) };
    const [, today] = [...scalingSteps(shared, [10])].at(-1)?.options ?? [];
    const answer = today?.loads[0]?.needed;
    expect(answer?.fleet).toBeNull();
    expect(answer?.fleet === null ? answer.reason : "").toMatch(/PostgreSQL gives 10|objectives/);
  });

  it("knows no half of a single CPU", () => {
    expect(sizedMachine({ ...EXAMPLE.hardware, cpus: 1 }, 0.5)).toBeNull();
    expect(sizedMachine({ ...EXAMPLE.hardware, cpus: 512 }, 2)).toBeNull();
  });
});
