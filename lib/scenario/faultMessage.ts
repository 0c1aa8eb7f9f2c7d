import type { z } from "zod";

const EXPECTED: Readonly<Record<string, string>> = {
  object: "This must be an object with fields of its own.",
  record: "This must be an object with fields of its own.",
  array: "This must be a list.",
  tuple: "This must be a list.",
  boolean: "Choose true or false.",
  number: "Enter a number.",
  int: "Enter a whole number.",
  string: "Enter a text.",
  date: "Enter a date.",
};

const counted = new Intl.NumberFormat("en");

/** A bound of a number, of a text's characters, or of a list's entries. */
function bound(origin: string, side: "at least" | "at most", limit: number | bigint): string {
  const count = counted.format(limit);
  if (origin === "string") return `Enter ${side} ${count} character${count === "1" ? "" : "s"}.`;
  if (origin === "array") return `Give ${side} ${count} ${count === "1" ? "entry" : "entries"}.`;
  return origin === "number" || origin === "int" ? `Enter ${side} ${count}.` : "This is out of its range.";
}

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
    case "too_small":
      return bound(issue.origin, "at least", issue.minimum);
    case "too_big":
      return bound(issue.origin, "at most", issue.maximum);
    case "not_multiple_of":
      return `Enter a multiple of ${issue.divisor}.`;
    case "invalid_format":
      return issue.format === "datetime"
        ? "Enter a date and time, like 2026-01-31T12:00:00Z."
        : "This is not written as it must be.";
    default:
      return "This can't be used here.";
  }
}
