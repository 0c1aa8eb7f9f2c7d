import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sql, Statement } from "@/lib/storage/sql";
import { sqliteSql } from "./sqliteSql";

let folder: string;
let sql: Sql;
const file = () => path.join(folder, "plimsoll.db");
/** What keeps others from writing; none at first. */
let busy: Promise<void>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-sql-"));
  busy = Promise.resolve();
  const database = new Database(file());
  database.exec(
    "PRAGMA journal_mode = WAL; CREATE TABLE kept (id TEXT PRIMARY KEY, n INTEGER, at DATETIME, text TEXT); INSERT INTO kept (id, n) VALUES ('a', 1), ('b', 1), ('c', 1)",
  );
  database.close();
  sql = sqliteSql(file(), () => busy);
});
afterEach(async () => {
  await sql.close();
  await rm(folder, { recursive: true });
});

const raise = (id: string, from = 1): Statement => ["UPDATE kept SET n = n + 1 WHERE id = $1 AND n = $2", [id, from]];
const add = (id: string): Statement => ["INSERT INTO kept (id, n) VALUES ($1, 0)", [id]];
const numbers = async () =>
  (await sql.rows<{ id: string; n: number }>("SELECT id, n FROM kept ORDER BY id", [])).map(({ id, n }) => `${id}${n}`);

describe("SQLite without Prisma's client", () => {
  test("is durable, and keeps the type of every value", async () => {
    const [at, text] = [new Date(Date.UTC(2026, 1, 3, 4, 5, 6, 7)), "it's 100 % $1"];
    expect(await sql.rows("PRAGMA synchronous", [])).toEqual([{ synchronous: 2 }]);
    expect(await sql.rows("PRAGMA journal_mode", [])).toEqual([{ journal_mode: "wal" }]);
    await sql.change(["UPDATE kept SET at = $2, text = $1, n = $3 WHERE id = $4 AND text IS NULL", [text, at, 7, "a"]]);
    expect(await sql.rows("SELECT * FROM kept WHERE id = $1 AND at = $2", ["a", at])).toEqual([
      { id: "a", n: 7, at, text },
    ]);
    expect(await sql.rows("SELECT at FROM kept WHERE id = 'b'", [])).toEqual([{ at: null }]);
  });

  test("of changes at once, each is done, refused or failed by itself", async () => {
    const outcomes = await Promise.allSettled([
      sql.change(raise("a"), add("first")),
      sql.change(raise("b"), add("a")), // there is an "a"
      sql.change(raise("a"), add("second")), // "a" has gone on by now
      sql.change(raise("c")),
    ]);
    expect(outcomes).toMatchObject([
      { value: true },
      { status: "rejected", reason: { rawCode: 1555 } },
      { value: false },
      { value: true },
    ]);
    expect(await numbers()).toEqual(["a2", "b1", "c2", "first0"]);
  });

  test("waits until the writer of the other connection is done", async () => {
    const other = new Database(file());
    other.exec("BEGIN IMMEDIATE");
    let end = () => {};
    busy = new Promise((resolve) => {
      end = resolve;
    });
    const changed = sql.change(raise("a"));
    expect(await numbers()).toEqual(["a1", "b1", "c1"]);
    other.exec("UPDATE kept SET n = 5 WHERE id = 'b'; COMMIT");
    end();
    expect(await changed).toBe(true);
    expect(await numbers()).toEqual(["a2", "b5", "c1"]);
    other.close();
  });

  test("a full disk fails what it must, leaves nothing locked, and is forgotten once there is room", async () => {
    const [{ page_count: pages } = { page_count: 0 }] = await sql.rows<{ page_count: number }>("PRAGMA page_count", []);
    await sql.rows(`PRAGMA max_page_count = ${pages}`, []);
    const large: Statement = ["UPDATE kept SET text = $1 WHERE id = 'a'", ["x".repeat(100_000)]];
    await expect(sql.change(raise("a"), large)).rejects.toMatchObject({ rawCode: 13 });
    const other = new Database(file());
    other.exec("UPDATE kept SET n = 9 WHERE id = 'c'");
    other.close();
    expect(await sql.change(raise("a"), large)).toBe(true);
    expect(await numbers()).toEqual(["a2", "b1", "c9"]);
  });
});
