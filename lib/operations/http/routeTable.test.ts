import { expect, test } from "vitest";
import { routeTable } from "./routeTable.mjs";

/** As `next build` writes them. */
const routeOf = routeTable({
  staticRoutes: [
    { page: "/", regex: "^/(?:/)?$" },
    { page: "/api/scenarios", regex: "^/api/scenarios(?:/)?$" },
  ],
  dynamicRoutes: [
    { page: "/api/scenarios/[id]", regex: "^/api/scenarios/([^/]+?)(?:/)?$" },
    { page: "/api/shared/[token]", regex: "^/api/shared/([^/]+?)(?:/)?$" },
    { page: "/api/[...unknown]", regex: "^/api/(.+?)(?:/)?$" },
  ],
});

test("an address is named by its route's pattern, without what it carries", () => {
  expect(routeOf("/?s=abc#x")).toBe("/");
  expect(routeOf("/api/scenarios?sort=name")).toBe("/api/scenarios");
  expect(routeOf("/api/shared/Zm9v")).toBe("/api/shared/[token]");
  expect(routeOf("/api/scenarios/a/b")).toBe("/api/[...unknown]");
  expect(routeOf("/_next/static/chunks/1.js")).toBe("/_next/static");
  expect(routeOf("/nothing")).toBe("unmatched");
});

test("letters that are encoded don't hide a route, and what can't be decoded is malformed", () => {
  expect(routeOf("/api/%73hared/Zm9v")).toBe("/api/shared/[token]");
  expect(routeOf("/api/shared/..%2f..%2fetc")).toBe("/api/shared/[token]");
  for (const url of ["/%", "/api/%ff", "/api/..%c0%af"]) expect(routeOf(url)).toBe("malformed");
  for (const url of ["*", "http://["]) expect(routeOf(url)).toBe("unmatched");
});
