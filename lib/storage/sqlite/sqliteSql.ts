import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "libsql";
import type { Sql, SqlValue, Statement } from "@/lib/storage/sql";
import { PRAGMAS } from "./connection.mjs";
import { requireRoom } from "./requireRoom";

/** Statements that are kept compiled; the store has a few dozen. */
const KEPT = 200;

interface Compiled {
  readonly run: (values: readonly SqlValue[]) => number;
  readonly rows: (values: readonly SqlValue[]) => unknown[];
}

interface Change {
  readonly first: Statement;
  readonly rest: readonly Statement[];
  readonly resolve: (done: boolean) => void;
  readonly reject: (cause: unknown) => void;
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
 * A connection of its own beside Prisma's, opened when it is first needed. The changes that come in one turn of the
 * event loop share one transaction, which begins and ends within the next: waiting for the disk is most of a save.
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
    const closing = database;
    database = undefined;
    try {
      if (closing?.inTransaction) closing.exec("ROLLBACK");
    } finally {
      closing?.close();
    }
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
        // A disk that fails fails this too; what is told is what failed first.
      }
      throw cause;
    }
  };

  /** All of the changes in the transaction that is open: which of them were done. */
  const committed = (changes: readonly Change[]): readonly boolean[] =>
    orReopen(() => {
      const done = changes.map(({ first, rest }) => {
        const [sql, values] = first;
        if (statement(sql).run(values) === 0) return false;
        for (const [more, others] of rest) statement(more).run(others);
        return true;
      });
      open().exec("COMMIT");
      return done;
    });

  /** Where they fail together, each is tried alone, so that none fails for another's sake; a lock is asked for once. */
  const settle = (changes: readonly Change[]) => {
    let alone = true;
    try {
      orReopen(() => open().exec("BEGIN IMMEDIATE"));
      alone = changes.length === 1;
      const done = committed(changes);
      for (const [index, { resolve }] of changes.entries()) resolve(done[index] === true);
    } catch (cause) {
      for (const change of changes)
        if (alone) change.reject(cause);
        else settle([change]);
    }
  };

  let waiting: Change[] = [];
  const settleWaiting = async () => {
    await nextTurn();
    await idle();
    const changes = waiting;
    waiting = [];
    settle(changes);
  };

  return {
    rows: async <T extends object>(...[sql, values]: Statement) =>
      // What a statement's columns are is known to whoever wrote it, as with Prisma's own `$queryRaw`.
      orReopen(() => statement(sql).rows(values) as T[]),
    change: (first, ...rest) =>
      new Promise((resolve, reject) => {
        if (waiting.push({ first, rest, resolve, reject }) === 1) void settleWaiting();
      }),
    requireWritable: () => requireRoom(file),
    close: async () => close(),
  };
}
