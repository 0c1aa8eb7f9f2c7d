import { expect, it } from "vitest";
import { freeName } from "./freeName";

it("finds the first name that nobody has", () => {
  expect(freeName("Cable", [])).toBe("Cable");
  expect(freeName("Cable", ["Cable", "Cable 3"])).toBe("Cable 2");
  expect(freeName("Cable", ["Cable", "Cable 2"])).toBe("Cable 3");
});
