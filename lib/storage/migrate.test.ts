import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sqliteUrl } from "./databaseUrl.mjs";
import { applyMigrations, migrationList, WHOLE_SCHEMA } from "./migrate.mjs";
import { withSchemaEngine } from "./schemaEngine.mjs";
import { sqliteStore } from "./sqlite/sqliteStore";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-migrate-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("creates the folder and the database, is recorded in Prisma's own table, and does nothing the second time", async () => {
  const names = (await migrationList()).migrationDirectories.map((directory) => directory.path);
  expect(await applyMigrations("file:new/plimsoll.db", folder)).toEqual(names);
  expect(await applyMigrations("file:new/plimsoll.db", folder)).toEqual([]);
  const store = sqliteStore(path.join(folder, "new", "plimsoll.db"));
  const recorded = await store.prisma.$queryRaw`SELECT migration_name AS name FROM _prisma_migrations`;
  await store.close();
  expect(recorded).toEqual(names.map((name) => ({ name })));
});

test("the migrations say what the schema says", async () => {
  const schema = { path: "schema.prisma", content: await readFile("prisma/schema.prisma", "utf8") };
  const migrations = await migrationList();
  const url = sqliteUrl(path.join(folder, "unused.db"));
  const { exitCode } = await withSchemaEngine({ url, schema }, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters: WHOLE_SCHEMA,
    }),
  );
  expect(exitCode, "run `npm run db:migration -- NAME`").toBe(0);
});

test("another kind of database is refused with what to do", async () => {
  await expect(applyMigrations("mysql://localhost/plimsoll", folder)).rejects.toThrow(
    "DATABASE_URL must be of the form",
  );
});
