import { isUniqueViolation } from "./isUniqueViolation";
import { linkRow } from "./prismaLinks";
import { headroomKey, nameKey, type ScenarioColumns, scenarioRow, versionId } from "./scenarioColumns";
import type { Sql, SqlValue, Statement } from "./sql";
import type { SaveChange, SaveTarget, ShareLinkRow, Store, VersionRow } from "./store";

type Scenarios = Pick<Store, "findScenario" | "findVersion" | "findLink" | "addVersion">;

function insert(table: string, row: Readonly<Record<string, SqlValue>>): Statement {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const places = names.map((_, index) => `$${index + 1}`);
  return [`INSERT INTO "${table}" (${names.join(", ")}) VALUES (${places.join(", ")})`, Object.values(row)];
}

/** Moves the scenario's row on, where it still is what the save was based on. */
function moveOn({ id, ownerId, revision }: SaveTarget, change: SaveChange): Statement {
  const { name, outline, headroom, schemaVersion, updatedAt } = change;
  const set: Readonly<Record<string, SqlValue>> = {
    ...{ name, nameKey: nameKey(name), outline, headroomKey: headroomKey(headroom), schemaVersion, updatedAt },
    revision: revision + 1,
  };
  const changes = Object.keys(set).map((column, index) => `"${column}" = $${index + 4}`);
  const where = `"id" = $1 AND "revision" = $2 AND "place" <> 'trash' AND ($3 = '' OR "ownerId" = $3)`;
  return [
    `UPDATE "Scenario" SET ${changes.join(", ")} WHERE ${where}`,
    [id, revision, ownerId ?? "", ...Object.values(set)],
  ];
}

/** The words of the scenario itself, anew; those of its tags stay. */
function rewriteWords(id: string, words: readonly string[]): readonly Statement[] {
  const places = words.map((_, index) => `($${index + 2})`).join(", ");
  const add = `INSERT INTO "ScenarioWord" ("scenarioId", "word", "source", "ownerId") SELECT s."id", w.column1, '', s."ownerId" FROM "Scenario" s, (VALUES ${places}) AS w WHERE s."id" = $1`;
  return [
    [`DELETE FROM "ScenarioWord" WHERE "scenarioId" = $1 AND "source" = ''`, [id]],
    ...(words.length === 0 ? [] : [[add, [id, ...words]] as const]),
  ];
}

/** The part of the store that opens and saves. */
export function sqlScenarios(sql: Sql): Scenarios {
  return {
    findScenario: async (id) => {
      const [found] = await sql.rows<ScenarioColumns>('SELECT * FROM "Scenario" WHERE "id" = $1', [id]);
      return found === undefined ? null : scenarioRow(found);
    },

    findVersion: async (scenarioId, revision) => {
      const [found] = await sql.rows<VersionRow & { readonly id: string }>(
        'SELECT * FROM "ScenarioVersion" WHERE "id" = $1',
        [versionId(scenarioId, revision)],
      );
      if (found === undefined) return null;
      const { id: _, ...row } = found;
      return row;
    },

    findLink: async (tokenHash) => {
      const [found] = await sql.rows<ShareLinkRow>('SELECT * FROM "ShareLink" WHERE "tokenHash" = $1', [tokenHash]);
      return found === undefined ? null : linkRow(found);
    },

    addVersion: async (target, change, version) => {
      const { id } = target;
      const kept = insert("ScenarioVersion", { id: versionId(id, version.revision), ...version });
      try {
        return await sql.change(
          moveOn(target, change),
          kept,
          ...(change.words === null ? [] : rewriteWords(id, change.words)),
        );
      } catch (cause) {
        if (isUniqueViolation(cause)) return false;
        throw cause;
      }
    },
  };
}
