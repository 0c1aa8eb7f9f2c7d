import type { Scenario } from "./scenario";

/** Characters of a word that a search compares, in code units. */
const MAX_WORD_LENGTH = 32;
/** Places of one text where a search may begin, the first ones. */
const MAX_STARTS = 200;
/** Words that one search looks for, at most. */
const MAX_WORDS = 8;

/** Small letters, and single spaces for every kind of space; `%`, `_` and `\` part words too. */
function searchable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s%_\\]+/gu, " ")
    .trim();
}

/**
 * Where a search may begin: at a word, at a letter or digit after a sign within it ("api" in "checkout-api"), and at
 * every character from U+2E80 on, where the scripts are that put no spaces between words.
 */
const START = /(?<=^| )[^ ]|(?<=[^ \p{L}\p{N}\p{M}])[\p{L}\p{N}]|[\u2e80-\u{10ffff}]/gu;

function cut(word: string): string {
  return word.slice(0, MAX_WORD_LENGTH).replace(/\p{Surrogate}$/u, "");
}

/** What a search may find a text by: the rest of a word from each place on where a search may begin, each once. */
export function wordsOf(text: string): readonly string[] {
  const said = searchable(text);
  const starts = [...said.matchAll(START)].slice(0, MAX_STARTS);
  const words = starts.map(({ index }) => cut(said.slice(index, index + MAX_WORD_LENGTH).split(" ", 1)[0] ?? ""));
  return [...new Set(words.filter(Boolean))];
}

/** What a search may find a scenario by, besides its tags: every name that a person gave, the server, the interpreter. */
export function searchWordsOf(scenario: Scenario): readonly string[] {
  const { name, host, runtime, server, network, application, backends } = scenario;
  const named = [...application.classes, ...backends, ...network.clients].map((one) => one.name);
  return wordsOf([name, server.kind, host.os, runtime.interpreter, ...named].join(" "));
}

/** The words of a search: each must begin a word of what is found. */
export function searchWords(query: string): readonly string[] {
  return searchable(query).split(" ").map(cut).filter(Boolean).slice(0, MAX_WORDS);
}
