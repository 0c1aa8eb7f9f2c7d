import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Route {
  /** "/api/scenarios/[id]" */
  readonly pattern: string;
  readonly methods: readonly string[];
}

const HANDLER =
  /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE)\b|as (GET|POST|PUT|PATCH|DELETE)\b/g;

/** Every address that the application answers and how, as its own folders say: a new route is fuzzed without being listed. */
export const ROUTES: readonly Route[] = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(route|page|opengraph-image)\.tsx?$/.test(file))
  .map((file) => {
    const folder = path.posix.dirname(file);
    const place = /opengraph-image/.test(file) ? path.posix.join(folder, "opengraph-image") : folder;
    const source = readFileSync(path.join("app", file), "utf8");
    const methods = [...source.matchAll(HANDLER)].map(([, defined, renamed]) => defined ?? renamed ?? "GET");
    return { pattern: place === "." ? "/" : `/${place}`, methods: methods.length === 0 ? ["GET"] : methods };
  });
