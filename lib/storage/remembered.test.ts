import { expect, test } from "vitest";
import { remembered } from "./remembered";

test("an answer is read once, the one asked for longest ago is forgotten first, and a fault never stays", () => {
  const read: string[] = [];
  const answer = remembered(2, (text) => {
    read.push(text);
    if (text === "bad") throw new Error("bad");
    return text.length;
  });
  expect(["a", "bb", "a", "ccc", "a", "bb"].map(answer)).toEqual([1, 2, 1, 3, 1, 2]);
  expect(read).toEqual(["a", "bb", "ccc", "bb"]);
  for (const _ of [1, 2]) expect(() => answer("bad")).toThrow("bad");
  expect(read.filter((text) => text === "bad")).toHaveLength(2);
});
