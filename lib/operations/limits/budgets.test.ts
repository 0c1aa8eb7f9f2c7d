import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { budgetsOf, DEFAULT_BUDGETS, parseBudgets } from "./budgets.mjs";

describe("parseBudgets", () => {
  test("changes what it names and leaves the rest", () => {
    expect(parseBudgets("")).toEqual(DEFAULT_BUDGETS);
    expect(parseBudgets("changes=7, guesses=3")).toEqual({
      ...DEFAULT_BUDGETS,
      changes: { points: 7, seconds: 60 },
      guesses: { points: 3, seconds: 600 },
    });
  });

  test("names what is no limit", () => {
    for (const text of ["change=7", "changes", "changes=0", "changes=-1", "changes=1e9", "__proto__=1"])
      expect(() => parseBudgets(text)).toThrow("is no limit");
  });
});

/** Every address that the application answers, as its folders say. */
const ROUTES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(route|page)\.tsx?$/.test(file))
  .map((file) => `/${path.posix.dirname(file)}`.replace(/\/\.$/, "/"));

describe("budgetsOf", () => {
  test("knows the application's routes", () => {
    expect(ROUTES).toEqual(expect.arrayContaining(["/", "/api/plan", "/s/[token]", "/scenarios/[id]"]));
  });

  test("every route spends something, except for the probes", () => {
    for (const route of ROUTES.filter((one) => one !== "/api/health" && one !== "/api/ready"))
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"])
        expect(budgetsOf(method, route), `${method} ${route}`).not.toEqual([]);
    expect(budgetsOf("GET", "/api/ready")).toEqual([]);
    expect(budgetsOf("GET", "/_next/static")).toEqual([]);
  });

  test("a change is a change, computing is dearer, and a token may be a guess", () => {
    expect(budgetsOf("GET", "/api/scenarios")).toEqual(["reads"]);
    expect(budgetsOf("POST", "/api/scenarios")).toEqual(["changes"]);
    expect(budgetsOf("DELETE", "/api/scenarios/[id]/links/[linkId]")).toEqual(["changes"]);
    for (const route of ["/", "/api/plan", "/api/report", "/scenarios/[id]"])
      expect(budgetsOf("POST", route)).toEqual(["answers"]);
    expect(budgetsOf("GET", "/s/[token]")).toEqual(["answers", "guesses"]);
    expect(budgetsOf("GET", "/s/[token]/opengraph-image")).toEqual(["answers", "guesses"]);
    expect(budgetsOf("GET", "/api/shared/[token]")).toEqual(["reads", "guesses"]);
    expect(budgetsOf("GET", "unmatched")).toEqual(["reads"]);
  });
});
