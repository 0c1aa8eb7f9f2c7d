import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hatching } from "./hatching";

const side = fc.double({ min: 0.5, max: 200, noNaN: true });

describe("hatching", () => {
  it("stays inside its box", () => {
    fc.assert(
      fc.property(side, side, side, side, (x, y, width, height) => {
        for (const [, px, py] of hatching({ x, y, width, height }, 4).matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
          expect(Number(px)).toBeGreaterThanOrEqual(x - 0.01);
          expect(Number(px)).toBeLessThanOrEqual(x + width + 0.01);
          expect(Number(py)).toBeGreaterThanOrEqual(y - 0.01);
          expect(Number(py)).toBeLessThanOrEqual(y + height + 0.01);
        }
      }),
    );
  });

  it("lies on one grid, so that the box beside goes on where this one ends", () => {
    const [whole] = hatching({ x: 1, y: 1, width: 8, height: 3 }, 8).split("M").slice(1);
    const [left] = hatching({ x: 1, y: 1, width: 4, height: 3 }, 8).split("M").slice(1);
    const [right] = hatching({ x: 5, y: 1, width: 4, height: 3 }, 8).split("M").slice(1);
    expect([whole, left, right]).toEqual(["4.00 4.00L7.00 1.00", "4.00 4.00L5.00 3.00", "5.00 3.00L7.00 1.00"]);
  });
});
