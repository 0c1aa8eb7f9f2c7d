import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameOf } from "./fileName";

describe("fileNameOf", () => {
  it.each([
    ["Django shop, peak hour", "django-shop-peak-hour"],
    ["Déjà vu / ../../etc", "deja-vu-etc"],
    ['"; rm -rf', "rm-rf"],
    ["★★★", "scenario"],
    ["会社 API", "会社-api"],
  ])("turns %j into %j", (name, expected) => {
    expect(fileNameOf(name)).toBe(expected);
  });

  it("is short, never empty, and safe in a header once encoded, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
        const fileName = fileNameOf(name);
        expect(Array.from(fileName).length).toBeGreaterThan(0);
        expect(Array.from(fileName).length).toBeLessThanOrEqual(60);
        expect(fileName).toMatch(/^[\p{Letter}\p{Number}-]+$/u);
        expect(encodeURIComponent(fileName)).toMatch(/^[\w%.~!*'()-]+$/);
      }),
    );
  });
});
