import { expect, test } from "vitest";
import { fixedPoint } from "./fixedPoint";

test("cos x = x at Dottie's number", () => {
  const { at, distance } = fixedPoint((x) => x.map(Math.cos), [1], 1e-12, 20);
  expect(distance).toBeLessThan(1e-12);
  expect(at[0]).toBeCloseTo(0.7390851332151607, 12);
});

test("a linear map of three dimensions is solved in as many looks and two, where plain iteration would swing for long", () => {
  let looks = 0;
  const image = (x: readonly number[]) => {
    looks += 1;
    const [a = 0, b = 0, c = 0] = x;
    return [1 - 0.9 * b, 2 + 0.8 * a - 0.3 * c, 3 - 0.95 * a];
  };
  const { at } = fixedPoint(image, [0, 0, 0], 1e-9, 20);
  expect(looks).toBeLessThanOrEqual(6);
  expect(image(at).map((value, index) => value - (at[index] ?? 0))).toEqual([
    expect.closeTo(0, 8),
    expect.closeTo(0, 8),
    expect.closeTo(0, 8),
  ]);
});

test("where there is none it says how far it is", () => {
  expect(fixedPoint((x) => x.map((value) => value + 1), [0], 1e-9, 10).distance).toBeCloseTo(1, 9);
});
