// npm run db:migration -- NAME: writes the SQL that brings both databases' migrations up to prisma/schema.prisma.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { migrationList, migrationsFolder, WHOLE_SCHEMA } from "../storage/migrate.mjs";
import { migrationConnection } from "../storage/postgres/migration.mjs";
import { postgresSchema } from "../storage/postgresSchema.mjs";
import { withSchemaEngine } from "../storage/schemaEngine.mjs";
import { SqliteConnection } from "../storage/sqlite/connection.mjs";
import { startPostgres } from "../testing/postgresServer.mjs";

const name = process.argv[2] ?? "";
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error("Give the migration a name of small letters, digits and _: npm run db:migration -- add_tags");
  process.exit(1);
}
const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);

/**
 * @param {"sqlite" | "postgresql"} provider
 * @param {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} connection where the migrations are replayed
 * @param {string} content of the provider's schema
 */
async function write(provider, connection, content) {
  const schema = { path: "schema.prisma", content };
  const migrations = await migrationList(provider);
  const { stdout: sql } = await withSchemaEngine({ connection, schema }, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: null,
      filters: WHOLE_SCHEMA,
    }),
  );
  if (sql === null || sql.trim() === "" || sql.includes("This is an empty migration")) {
    console.log(`${provider}: the migrations already say what prisma/schema.prisma says.`);
    return;
  }
  const folder = path.join(migrationsFolder(provider), `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote ${path.relative(".", folder)}/migration.sql. Read it before you commit it.`);
  const newest = "lib/storage/newestMigration.mjs";
  const text = await readFile(newest, "utf8");
  await writeFile(newest, text.replace(/"\d{14}_\w+"/, JSON.stringify(path.basename(folder))));
}

const schema = await readFile("prisma/schema.prisma", "utf8");
await write("sqlite", new SqliteConnection("file::memory:"), schema);
const server = await startPostgres(); // PostgreSQL's migrations can be replayed on PostgreSQL only
try {
  await write("postgresql", migrationConnection(await server.createDatabase("replay")), postgresSchema(schema));
} finally {
  await server.stop();
}
