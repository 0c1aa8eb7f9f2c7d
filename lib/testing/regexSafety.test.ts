import { readdirSync, readFileSync } from "node:fs";
import safeRegex from "safe-regex2";
import { expect, test } from "vitest";

/** A regular expression literal: where an operand may stand, up to an unescaped slash outside brackets. */
const LITERAL = /(?<=[(=,:&|!?;{}[\s])\/(?![*/\s])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/g;

function literalsOf(file: string): RegExp[] {
  return [...readFileSync(file, "utf8").matchAll(LITERAL)].flatMap(([, source = "", flags = ""]) => {
    try {
      return [new RegExp(source, flags)];
    } catch {
      return []; // two divisions on a line
    }
  });
}

const FILES = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.ts$|^generated/.test(file))
    .map((file) => `${folder}/${file}`),
);

test("the reader of literals finds them, and the judge knows a bad one", () => {
  expect(literalsOf("lib/sharing/ownerCookie.ts").map(String)).toContain(String(/^([\w-]{22})\.([\w-]{43})$/));
  expect(safeRegex(/^(\w+\s?)*$/)).toBe(false);
});

test("no regular expression repeats a repetition: none can take more than polynomial time on any input", () => {
  const all = FILES.flatMap((file) => literalsOf(file).map((literal) => ({ file, literal })));
  expect(all.length).toBeGreaterThan(30);
  // The judge takes "once or not at all" for a repetition, which it is not, and does not know how to look behind.
  const plain = ({ source }: RegExp) =>
    source
      .replaceAll(")?", ")")
      .replaceAll("(?<=", "(?:")
      .replaceAll(/(?<!\))\{\d+(,\d+)?\}/g, "");
  const unsafe = all.filter(({ literal }) => !safeRegex(plain(literal), { limit: 1000 }));
  expect(unsafe.map(({ file, literal }) => `${file}: ${literal}`)).toEqual([]);
});
