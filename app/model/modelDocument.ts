import { readFile } from "node:fs/promises";
import path from "node:path";
import { Marked } from "marked";
import { MODEL_PAGES } from "@/lib/planning/why/modelPages";

const FOLDER = path.join(process.cwd(), "docs", "model");

/** Links between the files of docs/model lead to the same files as pages; figures to the route that serves them. */
function served(href: string): string {
  if (/^[a-z]+:|^#|^\//.test(href)) return href;
  if (href.startsWith("figures/")) return `/model/${href}`;
  const [, page, anchor = ""] = /^([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  return page === undefined ? href : `/model${page === "README" ? "" : `/${page}`}${anchor}`;
}

const marked = new Marked({
  gfm: true,
  walkTokens: (token) => {
    if ((token.type === "link" || token.type === "image") && typeof token.href === "string")
      token.href = served(token.href);
  },
});

const documents = new Map<string, Promise<string>>();

/** A table that scrolls must be reachable by keyboard. */
function withReachableTables(html: string): string {
  return html
    .replaceAll("<table>", '<div role="group" aria-label="Table" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
}

async function rendered(file: string): Promise<string> {
  return withReachableTables(await marked.parse(await readFile(path.join(FOLDER, file), "utf8")));
}

/** A page of docs/model as HTML, or its index for null; undefined where there is no such page. The files are ours. */
export async function modelDocument(page: string | null): Promise<string | undefined> {
  if (page !== null && !Object.hasOwn(MODEL_PAGES, page)) return undefined;
  const file = page === null ? "README.md" : `${page}.md`;
  const known = documents.get(file) ?? rendered(file);
  documents.set(file, known);
  return known;
}

/** A figure of docs/model as SVG text; undefined where there is none of that name. */
export async function modelFigure(file: string): Promise<string | undefined> {
  if (!/^[\w-]+\.svg$/.test(file)) return undefined;
  return readFile(path.join(FOLDER, "figures", file), "utf8").catch(() => undefined);
}
