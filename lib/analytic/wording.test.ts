import { describe, expect, it } from "vitest";
import { figure, mebibytes, milliseconds, percent, requestsPerSecond } from "./wording";

describe("how numbers read inside a sentence", () => {
  it("keeps three digits, four above a thousand, and never says Infinity", () => {
    expect([0, 0.4013, 12, 285.4, 1602.4, 1e6].map(figure)).toEqual(["0", "0.401", "12", "285", "1,602", "1,000,000"]);
    expect(figure(1e-5)).toBe("under 0.001");
    expect(figure(Number.POSITIVE_INFINITY)).toBe("no limit");
  });

  it("says the lowest rate that can be entered as it was entered", () => {
    expect(requestsPerSecond(0.001)).toBe("0.001 req/s");
  });

  it("says all only of all", () => {
    expect(percent(1)).toBe("100 %");
    expect(percent(0.99967)).toBe("over 99.9 %");
    expect(percent(0.997)).toBe("99.7 %");
  });

  it("turns to seconds and GiB where these are shorter", () => {
    expect([9_999, 14_600].map(milliseconds)).toEqual(["9,999 ms", "14.6 s"]);
    expect([889.4, 7168, 11_776].map(mebibytes)).toEqual(["889 MiB", "7,168 MiB", "11.5 GiB"]);
  });
});
