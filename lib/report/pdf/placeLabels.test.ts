import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels } from "./placeLabels";
import { textWidth } from "./textWidth";

const FRAME = { x: 40, y: 4, width: 460, height: 200 };
const SIZE = 7.5;

describe("placeLabels", () => {
  it("puts a label to the right of its box, or to the left where the frame ends", () => {
    const boxes = [
      { text: "today", box: { x: 100, y: 50, width: 20, height: 12 } },
      { text: "recommended", box: { x: 470, y: 90, width: 20, height: 12 } },
    ];
    const [today, recommended] = placeLabels(boxes, FRAME, SIZE);
    expect(today?.x).toBeGreaterThan(120);
    expect(recommended?.x).toBeLessThan(470 - textWidth("recommended", SIZE));
  });

  it("keeps every label inside the frame", () => {
    const box = fc.record({
      x: fc.double({ min: 40, max: 480, noNaN: true }),
      y: fc.double({ min: 4, max: 190, noNaN: true }),
      width: fc.constant(20),
      height: fc.constant(14),
    });
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 3 }), (boxes) => {
        const labels = placeLabels(
          boxes.map((one, index) => ({ text: `rule of thumb ${index}`, box: one })),
          FRAME,
          SIZE,
        );
        for (const { x, text } of labels) {
          expect(x).toBeGreaterThanOrEqual(FRAME.x);
          expect(x + textWidth(text, SIZE)).toBeLessThanOrEqual(FRAME.x + FRAME.width + 0.01);
        }
      }),
    );
  });
});
