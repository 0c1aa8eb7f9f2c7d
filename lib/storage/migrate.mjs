import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isPostgresUrl, sqliteFile, sqliteUrl, unknownDatabase } from "./databaseUrl.mjs";
import { migratedNames } from "./migratedNames.mjs";
import { SqliteConnection } from "./sqlite/connection.mjs";

const LOCK_FILE = "migration_lock.toml";

/**
 * Where the migrations of a provider are.
 * @param {"sqlite" | "postgresql"} provider
 */
export function migrationsFolder(provider) {
  return fileURLToPath(new URL(`../../prisma/migrations/${provider}`, import.meta.url));
}

/** Everything: no table of this database belongs to anyone else. */
export const WHOLE_SCHEMA = { externalTables: [], externalEnums: [] };

/**
 * A provider's migrations folder, read into the form that the engine takes.
 * @param {"sqlite" | "postgresql"} provider
 */
export async function migrationList(provider) {
  const folder = migrationsFolder(provider);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: { path: LOCK_FILE, content: await readFile(path.join(folder, LOCK_FILE), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: /** @type {const} */ ("ok"),
            value: await readFile(path.join(folder, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * @param {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} connection
 * @param {Awaited<ReturnType<typeof migrationList>>} migrationsList
 */
async function apply(connection, migrationsList) {
  const { withSchemaEngine } = await import("./schemaEngine.mjs"); // not for a start that has nothing to migrate
  const { appliedMigrationNames } = await withSchemaEngine({ connection }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: WHOLE_SCHEMA }),
  );
  return appliedMigrationNames;
}

/**
 * Whether none of the migrations is new to the database, so that the engine need not be loaded.
 * @param {Awaited<ReturnType<typeof migrationList>>} migrations
 * @param {ReadonlySet<string>} done
 */
function nothingNew({ migrationDirectories }, done) {
  return migrationDirectories.every(({ path: name }) => done.has(name));
}

/** @param {string} file */
async function migrateSqlite(file) {
  await mkdir(path.dirname(file), { recursive: true });
  const connection = new SqliteConnection(sqliteUrl(file));
  const migrations = await migrationList("sqlite");
  return nothingNew(migrations, await migratedNames(connection)) ? [] : apply(connection, migrations);
}

/** @param {string} databaseUrl */
async function migratePostgres(databaseUrl) {
  const { alone, migrationConnection } = await import("./postgres/migration.mjs");
  const migrations = await migrationList("postgresql");
  return alone(databaseUrl, async () => {
    const connection = migrationConnection(databaseUrl);
    return nothingNew(migrations, await migratedNames(connection)) ? [] : apply(connection, migrations);
  });
}

/**
 * Brings the database up to the newest migration; a SQLite file is created where there is none. Any number of
 * processes may do so at once.
 * @param {string} databaseUrl
 * @param {string} root folder that a relative path starts from
 * @returns {Promise<string[]>} names of the migrations that were applied just now
 */
export async function applyMigrations(databaseUrl, root) {
  if (isPostgresUrl(databaseUrl)) return migratePostgres(databaseUrl);
  const file = sqliteFile(databaseUrl, root);
  if (file === null) throw new Error(unknownDatabase(databaseUrl));
  return migrateSqlite(file);
}
