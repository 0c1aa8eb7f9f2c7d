import type { Scenario } from "./scenario";

const MAX_LENGTH = 1000;
/** Words that one search looks for, at most. */
const MAX_WORDS = 8;

/** Small letters; what a database takes for a wildcard or an escape is a space. */
function searchable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s%_\\]+/gu, " ")
    .trim();
}

/** What a search for text looks through: every name that a person gave, the server and the interpreter. */
export function searchTextOf(scenario: Scenario): string {
  const { name, host, runtime, server, network, application, backends } = scenario;
  const named = [...application.classes, ...backends, ...network.clients].map((one) => one.name);
  const words = [name, server.kind.replaceAll(/[-_]/g, " "), server.kind, host.os, runtime.interpreter, ...named];
  return searchable(words.join(" ")).slice(0, MAX_LENGTH);
}

/** The words of a search, each to be found as it is. */
export function searchWords(query: string): readonly string[] {
  return searchable(query).split(" ").filter(Boolean).slice(0, MAX_WORDS);
}
