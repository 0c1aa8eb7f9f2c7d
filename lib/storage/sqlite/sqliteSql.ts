import Database from "libsql";
import type { Sql, SqlValue, Statement } from "@/lib/storage/sql";
import { PRAGMAS } from "./connection.mjs";

/** Statements that are kept compiled; the store has a few dozen. */
const KEPT = 200;

interface Compiled {
  readonly run: (values: readonly SqlValue[]) => number;
  readonly rows: (values: readonly SqlValue[]) => unknown[];
}

function bound(value: SqlValue): string | number | null {
  return value instanceof Date ? value.toISOString().replace("Z", "+00:00") : value; // as Prisma's adapter writes it
}

function compile(database: Database.Database, sql: string): Compiled {
  const statement = database.prepare(sql.replaceAll(/\$(\d+)/g, "?$1"));
  let dates: readonly string[] | undefined;
  return {
    run: (values) => statement.run(values.map(bound)).changes,
    rows: (values) => {
      dates ??= statement.columns().flatMap(({ name, type }) => (type === "DATETIME" ? [name] : []));
      const rows = statement.all(values.map(bound));
      for (const row of rows)
        if (typeof row === "object" && row !== null)
          for (const name of dates) {
            const text: unknown = Reflect.get(row, name);
            if (typeof text === "string") Reflect.set(row, name, new Date(text));
          }
      return rows;
    },
  };
}

/**
 * A connection of its own beside Prisma's, opened when it is first needed. Its transactions begin and end within one
 * turn of the event loop.
 * @param idle resolves when none of Prisma's transactions is open: SQLite has one writer, and waiting for the lock
 *   here would keep the very thread that frees it
 */
export function sqliteSql(file: string, idle: () => Promise<void>): Sql {
  let database: Database.Database | undefined;
  const compiled = new Map<string, Compiled>();

  const open = () => {
    if (database !== undefined) return database;
    const opened = new Database(file);
    opened.exec(PRAGMAS);
    database = opened;
    return opened;
  };
  const close = () => {
    compiled.clear();
    if (database?.inTransaction) database.exec("ROLLBACK");
    database?.close();
    database = undefined;
  };
  const statement = (sql: string) => {
    const known = compiled.get(sql);
    if (known !== undefined) return known;
    const made = compile(open(), sql);
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(sql, made);
    return made;
  };
  /** What failed leaves nothing half done behind: the next call opens the connection anew. */
  const orReopen = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      try {
        close();
      } catch {
        database = undefined; // a disk that fails fails this too; what is told is what failed first
      }
      throw cause;
    }
  };

  return {
    rows: async <T extends object>(...[sql, values]: Statement) =>
      // What a statement's columns are is known to whoever wrote it, as with Prisma's own `$queryRaw`.
      orReopen(() => statement(sql).rows(values) as T[]),
    change: async (first, ...rest) => {
      await idle();
      return orReopen(() => {
        open().exec("BEGIN IMMEDIATE");
        const done = statement(first[0]).run(first[1]) > 0;
        if (done) for (const [sql, values] of rest) statement(sql).run(values);
        open().exec(done ? "COMMIT" : "ROLLBACK");
        return done;
      });
    },
    close: async () => close(),
  };
}
