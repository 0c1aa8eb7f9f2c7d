import { describe, expect, it } from "vitest";
import { clippedPath } from "./clippedPath";

const points = (...pairs: (readonly [number, number])[]) => pairs.map(([x, y]) => ({ x, y }));

describe("clippedPath", () => {
  it("draws what is inside as it is", () => {
    expect(clippedPath(points([0, 10], [1, 8]), 0)).toBe("M0.00 10.00L1.00 8.00");
  });

  it("ends at the edge where the line leaves, and goes on where it comes back", () => {
    expect(clippedPath(points([0, 10], [2, -10], [4, 10]), 0)).toBe("M0.00 10.00L1.00 0.00M3.00 0.00L4.00 10.00");
  });

  it("draws nothing of what is outside", () => {
    expect(clippedPath(points([0, -1], [1, -2]), 0)).toBe("");
    expect(clippedPath([], 0)).toBe("");
  });
});
