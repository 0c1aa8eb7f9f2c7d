import { Zip, ZipDeflate } from "fflate";
import type { ScenarioRow, Store } from "@/lib/storage/store";
import { writeEntry } from "./archiveEntry";

const PAGE = 100;

/** JSON text as a value; what is no JSON stays text, so that nothing is lost on the way out. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** One scenario with all its versions as a file's text, as they are stored, whether they can be opened or not. */
export async function scenarioFile(store: Store, { id, archivedAt }: ScenarioRow): Promise<string> {
  const versions = [];
  for (let after = 0; ; ) {
    const page = await store.readVersions(id, after, PAGE);
    for (const { createdAt, summary, document, result } of page)
      versions.push({
        createdAt,
        summary,
        document: jsonOf(document),
        result: result === null ? null : jsonOf(result),
      });
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.revision;
  }
  return writeEntry({ archivedAt, tags: await store.tagsOf(id), versions });
}

/** All of an owner's scenarios that are not in the trash. */
async function* everyScenario(store: Store, ownerId: string): AsyncGenerator<ScenarioRow> {
  for (const place of ["live", "archive"] as const) {
    let last: ScenarioRow | undefined;
    do {
      const after = last === undefined ? null : { key: last.updatedAt.toISOString(), id: last.id };
      const base = { ownerId, place, words: [], tag: null, sort: "changed", descending: true } as const;
      const rows = await store.listScenarios({ ...base, after, limit: PAGE });
      yield* rows;
      last = rows.length < PAGE ? undefined : rows.at(-1);
    } while (last !== undefined);
  }
}

async function* chosen(store: Store, ownerId: string, ids: readonly string[]): AsyncGenerator<ScenarioRow> {
  for (const id of ids) {
    const row = await store.findScenario(id);
    if (row !== null && row.ownerId === ownerId && row.deletedAt === null) yield row;
  }
}

/**
 * An owner's scenarios as a zip archive, piece by piece, so that a library of any size takes little memory.
 * @param ids which of them; null for all that are not in the trash. What is not this owner's is left out.
 * @param fileNameOf a scenario's name as the name of a file
 */
export async function* exportArchive(
  store: Store,
  ownerId: string,
  ids: readonly string[] | null,
  fileNameOf: (name: string) => string,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  let count = 0;
  for await (const row of ids === null ? everyScenario(store, ownerId) : chosen(store, ownerId, ids)) {
    count += 1;
    const file = new ZipDeflate(`scenarios/${String(count).padStart(5, "0")}-${fileNameOf(row.name)}.json`, {
      level: 6,
    });
    zip.add(file);
    file.push(new TextEncoder().encode(await scenarioFile(store, row)), true);
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces.splice(0);
}
