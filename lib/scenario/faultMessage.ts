import type { z } from "zod";

const EXPECTED: Readonly<Record<string, string>> = {
  object: "This must be an object with fields of its own.",
  array: "This must be a list.",
  boolean: "Choose true or false.",
  number: "Enter a number.",
  int: "Enter a whole number.",
  string: "Enter a text.",
};

/** What to tell a person of a fault for which the schema itself has no message. */
export function faultMessage(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return "This is missing.";
  switch (issue.code) {
    case "invalid_type":
      return EXPECTED[issue.expected] ?? "This is of another kind than it must be.";
    case "unrecognized_keys": {
      const names = issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(", ");
      return `There ${issue.keys.length === 1 ? "is no field" : "are no fields"} ${names} here; remove ${issue.keys.length === 1 ? "it" : "them"}.`;
    }
    case "invalid_union":
      return "This is none of the kinds that are known here.";
    case "invalid_value":
      return `Choose one of: ${issue.values.map(String).join(", ")}.`;
    default:
      return "This can't be used here.";
  }
}
