import pg from "pg";
import { isPostgresUrl, sqliteFile, sqliteUrl } from "@/lib/storage/databaseUrl.mjs";
import { SqliteConnection } from "@/lib/storage/sqlite/connection.mjs";

type Value = string | number;
export type Statement = readonly [sql: string, values: readonly Value[]];

/** A database without anything of ours before it: what the app is held against. */
export interface RawDatabase {
  readonly query: (...statement: Statement) => Promise<unknown>;
  /** All of them, and the disk has it. */
  readonly transaction: (statements: readonly Statement[]) => Promise<void>;
  /** Counts what it has, as PostgreSQL does by itself within a minute; SQLite plans without. */
  readonly analyze: () => Promise<void>;
  readonly close: () => Promise<void>;
}

function postgres(url: string): RawDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return {
    query: (sql, values) => pool.query(sql, [...values]),
    transaction: async (statements) => {
      const client = await pool.connect();
      await client.query("BEGIN");
      for (const [sql, values] of statements) await client.query(sql, [...values]);
      await client.query("COMMIT");
      client.release();
    },
    analyze: async () => {
      await pool.query("VACUUM ANALYZE");
    },
    close: () => pool.end(),
  };
}

/** On one connection with the app's own pragmas, so that both wait for the disk alike. */
async function sqlite(file: string): Promise<RawDatabase> {
  const adapter = await new SqliteConnection(sqliteUrl(file)).connect();
  const asQuery = (...[sql, values]: Statement) => ({
    sql: sql.replaceAll(/\$(\d+)/g, "?$1"),
    args: [...values],
    argTypes: values.map((value) => ({
      scalarType: typeof value === "number" ? ("int" as const) : ("string" as const),
      arity: "scalar" as const,
    })),
  });
  return {
    query: (...statement) => adapter.queryRaw(asQuery(...statement)),
    transaction: async (statements) => {
      const transaction = await adapter.startTransaction();
      for (const statement of statements) await transaction.executeRaw(asQuery(...statement));
      await transaction.commit();
    },
    analyze: async () => {},
    close: () => adapter.dispose(),
  };
}

export async function openRaw(url: string): Promise<RawDatabase> {
  const file = sqliteFile(url, "/");
  if (isPostgresUrl(url) || file === null) return postgres(url);
  return sqlite(file);
}
