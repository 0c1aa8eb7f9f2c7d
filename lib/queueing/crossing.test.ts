import { expect, test } from "vitest";
import { crossing } from "./crossing";

const at = (f: (x: number) => number, x: number) => ({ x, y: f(x) });

test.each([
  ["a straight line", (x: number) => 0.3 - x, 0.3],
  ["a step", (x: number) => (x < 0.7 ? 1 : -1), 0.7],
  ["flat, then steep", (x: number) => 1 - (x / 0.9) ** 40, 0.9],
])("finds where %s crosses 0", (_, f, root) => {
  let asked = 0;
  const counted = (x: number) => {
    asked++;
    return f(x);
  };
  expect(Math.abs(crossing(counted, at(f, 0), at(f, 1), 1e-4) / root - 1)).toBeLessThan(1e-4);
  expect(asked).toBeLessThan(30);
});
