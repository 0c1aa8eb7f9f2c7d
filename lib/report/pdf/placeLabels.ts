import { textWidth } from "./textWidth";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Labelled {
  readonly text: string;
  /** What the label belongs to. */
  readonly box: Box;
}

interface PlacedLabel {
  readonly text: string;
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Each label beside, above or below its box, inside the frame, clear of the other labels and boxes where it can be. */
export function placeLabels(marks: readonly Labelled[], frame: Box, size: number): readonly PlacedLabel[] {
  const taken: Box[] = marks.map(({ box }) => box);
  return marks.map(({ text, box }) => {
    const width = textWidth(text, size) + 6;
    const height = size + 4;
    const middle = box.y + (box.height - height) / 2;
    const centre = Math.max(frame.x, Math.min(frame.x + frame.width - width, box.x + (box.width - width) / 2));
    const candidates = [
      { x: box.x + box.width + 3, y: middle, width, height },
      { x: box.x - width - 3, y: middle, width, height },
      { x: centre, y: box.y - height - 2, width, height },
      { x: centre, y: box.y + box.height + 2, width, height },
    ];
    const inside = candidates.filter((candidate) => within(candidate, frame));
    const place = inside.find((candidate) => !taken.some((other) => overlap(candidate, other))) ?? inside[0];
    const chosen = place ?? { x: centre, y: middle, width, height };
    taken.push(chosen);
    return { text, x: chosen.x + 3, y: chosen.y + size + 0.4 };
  });
}
