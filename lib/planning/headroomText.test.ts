import { expect, it } from "vitest";
import { headroomText } from "./headroomText";

it("says how far the load is from the line", () => {
  const at = (headroom: number | null, loadLineRps: number | null = 10) => headroomText({ headroom, loadLineRps });
  expect(at(0.649)).toBe("65 % below");
  expect(at(0.999_99)).toBe("99 % below");
  expect(at(0)).toBe("0 % below");
  expect(at(-0.2)).toBe("20 % past");
  expect(at(-35)).toBe("36 times the line");
  expect(at(-1, 0)).toBe("fails at any load");
  expect(at(null, null)).toBeNull();
});
