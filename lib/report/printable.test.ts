import { describe, expect, it } from "vitest";
import { printable } from "./printable";

describe("printable", () => {
  it("boxes what the font lacks, wherever it stands, and leaves the rest as it is", () => {
    const data = { name: "会社 API", classes: [{ name: "😀", weight: 1.5, backend: null }] };
    expect(printable(data, (codePoint) => codePoint < 0x80)).toEqual({
      name: "□□ API",
      classes: [{ name: "□", weight: 1.5, backend: null }],
    });
  });
});
