import { expect, test } from "vitest";
import { Latest } from "./latest";

test("of more values than are kept, the one that was asked for longest ago is forgotten", () => {
  const latest = new Latest<number>(2);
  latest.set("a", 1);
  latest.set("b", 2);
  expect(latest.get("a")).toBe(1);
  latest.set("c", 3);
  expect(["a", "b", "c"].map((key) => latest.get(key))).toEqual([1, undefined, 3]);
  latest.delete("a");
  expect(latest.get("a")).toBeUndefined();
});
