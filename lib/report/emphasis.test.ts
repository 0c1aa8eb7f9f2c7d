import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emphasisedParts } from "./emphasis";

describe("emphasisedParts", () => {
  it("finds the mix, the duration and the distance to the line", () => {
    const sentence = "Run 4 processes × 10 threads: 95 % of requests within 1.2 s at 100 req/s, 64.9 % below the line.";
    const parts = emphasisedParts(sentence).filter(({ emphasis }) => emphasis !== null);
    expect(parts.map(({ text, emphasis }) => [text, emphasis])).toEqual([
      ["4 processes × 10 threads", "number"],
      ["1.2 s", "number"],
      ["64.9 % below the line", "line"],
    ]);
  });

  it("loses nothing of any sentence", () => {
    fc.assert(
      fc.property(fc.string(), (sentence) => {
        expect(
          emphasisedParts(sentence)
            .map(({ text }) => text)
            .join(""),
        ).toBe(sentence);
      }),
    );
  });
});
