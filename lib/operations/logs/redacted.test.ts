import { expect, test } from "vitest";
import { redactedFault } from "./redacted.mjs";

test("a fault in the log names its kind and place, and nothing that a user wrote", () => {
  const cause = new RangeError('The scenario "Secret launch" of K3yK3yK3yK3yK3yK3yK3yK3y can\'t be `read here`');
  const fault = redactedFault(new Error("Nothing was saved.", { cause }));
  expect(fault).toMatchObject({
    name: "Error",
    message: "Nothing was saved.",
    cause: { name: "RangeError", message: "The scenario … of … can't be …" },
  });
  expect(fault.at?.[0]).toMatch(/^at .*redacted\.test/);
  expect(JSON.stringify(fault)).not.toMatch(/Secret|K3y|read here/);
});

test("what is quoted to no end, endless, or no error at all, is kept out and short too", () => {
  expect(redactedFault('said "Secret launch').message).toBe("said …");
  expect(redactedFault("word ".repeat(10_000)).message.length).toBeLessThanOrEqual(500);
  expect(redactedFault(undefined)).toEqual({ name: "undefined", message: "undefined" });
  expect(redactedFault(Object.assign(new Error("x"), { code: "ENOSPC" })).code).toBe("ENOSPC");
});
