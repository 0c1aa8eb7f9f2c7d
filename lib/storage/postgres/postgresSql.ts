import pg from "pg";
import type { Sql, SqlValue, Statement } from "@/lib/storage/sql";

const TIMESTAMP = 1114;

/** A timestamp without a zone is in UTC here, where the driver would take it for local time. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === TIMESTAMP
      ? (text: string) => new Date(`${text.replace(" ", "T")}Z`)
      : pg.types.getTypeParser(oid, format === "binary" ? "binary" : "text"),
};

function query([text, values]: Statement) {
  const bound = values.map((value: SqlValue) => (value instanceof Date ? value.toISOString() : value));
  return { text, values: bound, types };
}

/** Over the connections that Prisma's client uses too. */
export function postgresSql(pool: pg.Pool): Sql {
  return {
    rows: async <T extends object>(...statement: Statement) =>
      (await pool.query<T & pg.QueryResultRow>(query(statement))).rows,
    change: async (first, ...rest) => {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query("BEGIN");
        const done = ((await client.query(query(first))).rowCount ?? 0) > 0;
        if (done) for (const statement of rest) await client.query(query(statement));
        await client.query(done ? "COMMIT" : "ROLLBACK");
        return done;
      } catch (cause) {
        await client.query("ROLLBACK").catch(() => {
          broken = true;
        });
        throw cause;
      } finally {
        client.release(broken);
      }
    },
    requireWritable: async () => {
      // Nothing has this key, yet a standby and a user without rights are refused all the same.
      await pool.query(`UPDATE "Scenario" SET "revision" = "revision" WHERE "id" = ''`);
    },
    close: () => pool.end(),
  };
}
