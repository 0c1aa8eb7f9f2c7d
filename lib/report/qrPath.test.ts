import fc from "fast-check";
import jsQR from "jsqr";
import { expect, it } from "vitest";
import { qrPath } from "./qrPath";

/** Draws the path, five pixels a module, black on white: what a camera would see. */
function pixelsOf({ size, d }: ReturnType<typeof qrPath>, scale = 5) {
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const left = Number(x) * scale;
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let column = left; column < left + Number(run) * scale; column++)
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  }
  return { pixels, width };
}

it("is read by a reader as the link that it was made of", () => {
  fc.assert(
    fc.property(fc.webUrl({ size: "small", withFragments: true }), (link) => {
      const { pixels, width } = pixelsOf(qrPath(link));
      expect(jsQR(pixels, width, width)?.data).toBe(link);
    }),
    { numRuns: 20 },
  );
});
