import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { niceTicks } from "./niceTicks";

describe("niceTicks", () => {
  it.each([
    [600, 6, [0, 100, 200, 300, 400, 500, 600]],
    [412, 5, [0, 100, 200, 300, 400]],
    [0.07, 4, [0, 0.02, 0.04, 0.06]],
  ] as const)("cuts 0 … %d into at most %d", (top, atMost, expected) => {
    expect(niceTicks(top, atMost)).toEqual(expected);
  });

  it("stays within the axis, evenly, and is neither empty nor crowded", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 3, max: 12 }), (top, atMost) => {
        const ticks = niceTicks(top, atMost);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(atMost + 1);
        expect(ticks.at(-1)).toBeLessThanOrEqual(top * (1 + 1e-8));
      }),
    );
  });
});
