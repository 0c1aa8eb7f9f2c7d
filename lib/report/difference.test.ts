import { describe, expect, it } from "vitest";
import { differenceText } from "./difference";

describe("differenceText", () => {
  it("says how much, and what share of what was", () => {
    expect(differenceText(200, 212, "ms")).toBe("+12 ms (+6 %)");
    expect(differenceText(900, 702, "MiB")).toBe("−198 MiB (−22 %)");
  });

  it("gives no share of nothing", () => {
    expect(differenceText(0, 5, "count")).toBe("+5");
  });

  it("makes nothing of what is next to nothing", () => {
    expect(differenceText(200, 200.01, "ms")).toBe("the same");
  });
});
