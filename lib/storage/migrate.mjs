import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sqliteFile, sqliteUrl } from "./databaseUrl.mjs";
import { withSchemaEngine } from "./schemaEngine.mjs";

const LOCK_FILE = "migration_lock.toml";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** Everything: no table of this database belongs to anyone else. */
export const WHOLE_SCHEMA = { externalTables: [], externalEnums: [] };

/** The migrations folder, read into the form that the engine takes. */
export async function migrationList(folder = MIGRATIONS_FOLDER) {
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
 * Brings the database up to the newest migration, creating it where there is none.
 * @param {string} databaseUrl
 * @param {string} root folder that a relative path starts from
 * @returns {Promise<string[]>} names of the migrations that were applied just now
 */
export async function applyMigrations(databaseUrl, root) {
  const file = sqliteFile(databaseUrl, root);
  if (file === null)
    throw new Error(
      `DATABASE_URL must be of the form file:./data/plimsoll.db; it starts with "${databaseUrl.split(":")[0]}:".`,
    );
  await mkdir(path.dirname(file), { recursive: true });
  const migrationsList = await migrationList();
  const { appliedMigrationNames } = await withSchemaEngine({ url: sqliteUrl(file) }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: WHOLE_SCHEMA }),
  );
  return appliedMigrationNames;
}
