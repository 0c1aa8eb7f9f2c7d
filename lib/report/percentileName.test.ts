import { expect, it } from "vitest";
import { percentileName } from "./percentileName";

it("says percentiles as people do", () => {
  expect([1, 2, 3, 11, 50, 91, 95, 99.9, 99.99].map(percentileName)).toEqual([
    "1st percentile",
    "2nd percentile",
    "3rd percentile",
    "11th percentile",
    "50th percentile",
    "91st percentile",
    "95th percentile",
    "99.9th percentile",
    "99.99th percentile",
  ]);
});
