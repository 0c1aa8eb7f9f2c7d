import { describe, expect, it } from "vitest";
import { lineAround } from "./lineAround";

const draw = (picture: readonly string[]) => {
  const rows = [...picture].reverse();
  return lineAround(
    (row, column) => rows[row]?.[column] === "#",
    rows.length,
    rows[0]?.length ?? 0,
    (column) => column,
    (row) => row,
  );
};

describe("lineAround", () => {
  it("draws nothing where all or nothing is inside: the border of the map is no line", () => {
    expect(draw(["##", "##"])).toBe("");
    expect(draw(["..", ".."])).toBe("");
  });

  it("separates the inside from the outside, edge by edge", () => {
    expect(draw([".#", ".#"])).toBe("M1.0 0.0L1.0 1.0M1.0 1.0L1.0 2.0");
    expect(draw(["##", ".."])).toBe("M0.0 1.0L1.0 1.0M1.0 1.0L2.0 1.0");
  });

  it("surrounds a lone cell on all four sides", () => {
    expect(draw(["...", ".#.", "..."]).match(/M/g)).toHaveLength(4);
  });
});
