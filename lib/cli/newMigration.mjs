// npm run db:migration -- NAME: writes the SQL that brings the migrations up to prisma/schema.prisma.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { MIGRATIONS_FOLDER, migrationList, WHOLE_SCHEMA } from "../storage/migrate.mjs";
import { withSchemaEngine } from "../storage/schemaEngine.mjs";

const name = process.argv[2] ?? "";
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error("Give the migration a name of small letters, digits and _: npm run db:migration -- add_tags");
  process.exit(1);
}

const schema = { path: "schema.prisma", content: await readFile("prisma/schema.prisma", "utf8") };
const migrations = await migrationList();
const { stdout: sql } = await withSchemaEngine({ url: "file::memory:", schema }, (engine) =>
  engine.diff({
    from: { tag: "migrations", ...migrations },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: null,
    filters: WHOLE_SCHEMA,
  }),
);

if (sql === null || sql.trim() === "" || sql.includes("This is an empty migration")) {
  console.log("The migrations already say what prisma/schema.prisma says.");
} else {
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS_FOLDER, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote ${path.relative(".", folder)}/migration.sql. Read it before you commit it.`);
}
