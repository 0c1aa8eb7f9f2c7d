import { type ScenarioColumns, scenarioRow } from "./scenarioColumns";
import type { Sql, SqlValue } from "./sql";
import type { ListedRow, ListQuery, Sort } from "./store";

/** A condition that this many rows or fewer meet is where reading starts; else the list's own order is. */
const FEW = 1000;

const COLUMNS: Readonly<Record<Sort, string>> = { changed: "updatedAt", name: "nameKey", headroom: "headroomKey" };

/** Greater than every character, so that what begins with a word lies between the word and the word with this. */
const LAST = "\u{10ffff}";

/** Rows of another table, all of one owner, each of which says that a scenario is looked for. */
interface Condition {
  readonly table: "ScenarioWord" | "ScenarioTag";
  readonly holds: string;
}

/** Gathers a statement's values as its text is written. */
class Values {
  readonly all: SqlValue[] = [];

  add(value: SqlValue): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }
}

function conditions({ words, tag }: ListQuery, values: Values): readonly Condition[] {
  const begins = (word: string) => `x."word" >= ${values.add(word)} AND x."word" < ${values.add(word + LAST)}`;
  return [
    ...words.map((word) => ({ table: "ScenarioWord", holds: begins(word) }) as const),
    ...(tag === null ? [] : [{ table: "ScenarioTag", holds: `x."tag" = ${values.add(tag)}` } as const]),
  ];
}

/** Which condition the fewest rows meet, and how many, counted up to `FEW` + 1 each; null where there is none. */
async function rarest(sql: Sql, query: ListQuery): Promise<{ readonly index: number; readonly rows: number } | null> {
  const values = new Values();
  const owner = values.add(query.ownerId);
  const counts = conditions(query, values).map(
    ({ table, holds }, index) =>
      `(SELECT COUNT(*) FROM (SELECT 1 FROM "${table}" x WHERE x."ownerId" = ${owner} AND ${holds} LIMIT ${FEW + 1}) few) AS "c${index}"`,
  );
  if (counts.length === 0) return null;
  const [found = {}] = await sql.rows<Record<string, number | string>>(`SELECT ${counts.join(", ")}`, values.all);
  const all = counts.map((_, index) => Number(found[`c${index}`]));
  const rows = Math.min(...all);
  return { index: all.indexOf(rows), rows };
}

type FoundColumns = ScenarioColumns & { readonly result: string | null; readonly tags: string | null };

/**
 * A page of an owner's scenarios. Without a search it costs the same wherever the page is and however many there are:
 * the index that sorts is where reading starts. A search costs as the rarest of its words does; one that nothing
 * begins with costs nothing.
 */
export async function listScenarios(sql: Sql, query: ListQuery): Promise<readonly ListedRow[]> {
  const rare = await rarest(sql, query);
  if (rare?.rows === 0) return [];
  const { ownerId, place, sort, descending, after, limit } = query;
  const values = new Values();
  const [owner, list] = [values.add(ownerId), values.add(place)];
  const all = conditions(query, values);
  const start = rare !== null && rare.rows <= FEW ? all[rare.index] : undefined;
  const rest = all
    .filter((one) => one !== start)
    .map(({ table, holds }) => ` AND EXISTS (SELECT 1 FROM "${table}" x WHERE x."scenarioId" = s."id" AND ${holds})`);
  const found =
    start === undefined
      ? ""
      : `WITH found AS MATERIALIZED (SELECT DISTINCT x."scenarioId" FROM "${start.table}" x WHERE x."ownerId" = ${owner} AND ${start.holds}) `;
  const from = start === undefined ? '"Scenario" s' : 'found CROSS JOIN "Scenario" s';
  const joined = start === undefined ? "" : ' AND s."id" = found."scenarioId"';
  const key = `s."${COLUMNS[sort]}"`;
  const keyset =
    after === null
      ? ""
      : ` AND (${key}, s."id") ${descending ? "<" : ">"} (${values.add(sort === "changed" ? new Date(after.key) : after.key)}, ${values.add(after.id)})`;
  const direction = descending ? "DESC" : "ASC";
  const order = (name: string) => `ORDER BY ${name}."${COLUMNS[sort]}" ${direction}, ${name}."id" ${direction}`;
  // The tags and the result are read for the page's own rows only. No tag has a line break in it.
  const rows = await sql.rows<FoundColumns>(
    `${found}SELECT p.*,
      (SELECT string_agg(t."tag", '\n') FROM "ScenarioTag" t WHERE t."scenarioId" = p."id") AS "tags",
      (SELECT v."result" FROM "ScenarioVersion" v WHERE v."id" = p."id" || '.' || p."revision") AS "result"
    FROM (
      SELECT s.* FROM ${from}
      WHERE s."ownerId" = ${owner} AND s."place" = ${list}${joined}${rest.join("")}${keyset}
      ${order("s")} LIMIT ${limit}
    ) p ${order("p")}`,
    values.all,
  );
  return rows.map((row) => ({
    ...scenarioRow(row),
    tags: row.tags === null ? [] : row.tags.split("\n").toSorted(),
    result: row.result,
  }));
}
