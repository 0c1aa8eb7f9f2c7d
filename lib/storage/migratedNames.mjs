/** Where each database says whether it has Prisma's own table; a new one has not. */
const TABLE = {
  sqlite: "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'",
  postgres: "SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL",
};
const DONE = `SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

/**
 * Names of the migrations that a database has behind it.
 * @param {import("@prisma/driver-adapter-utils").SqlDriverAdapterFactory} connection
 * @returns {Promise<ReadonlySet<string>>}
 */
export async function migratedNames(connection) {
  const adapter = await connection.connect();
  /** @param {string} sql */
  const rowsOf = async (sql) => (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
  try {
    const table = await rowsOf(connection.provider === "postgres" ? TABLE.postgres : TABLE.sqlite);
    return new Set(table.length === 0 ? [] : (await rowsOf(DONE)).map(([name]) => String(name)));
  } finally {
    await adapter.dispose();
  }
}
