import { describe, expect, it } from "vitest";
import { toCsv } from "./csv";

describe("toCsv", () => {
  it("quotes what needs quotes (RFC 4180)", () => {
    expect(toCsv([["a", 'say "hi"', "x,y", 1.5], ["line\nbreak"]])).toBe(
      'a,"say ""hi""","x,y",1.5\r\n"line\nbreak"\r\n',
    );
  });

  it.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx"])("disarms %j", (formula) => {
    expect(toCsv([[formula]]).replace(/^"/, "")).toMatch(/^'/);
  });

  it("leaves negative numbers alone", () => {
    expect(toCsv([[-2]])).toBe("-2\r\n");
  });
});
