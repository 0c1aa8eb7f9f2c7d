import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { outlineOf } from "@/lib/scenario/outline";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { wordsOf } from "@/lib/scenario/searchText";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { listScenarios, readScenario } from "./data";
import { sqliteUrl } from "./databaseUrl.mjs";
import { applyMigrations, migrationList, WHOLE_SCHEMA } from "./migrate.mjs";
import { NEWEST_MIGRATION } from "./newestMigration.mjs";
import { openStore } from "./open";
import { migrationConnection } from "./postgres/migration.mjs";
import { postgresSchema } from "./postgresSchema.mjs";
import { withSchemaEngine } from "./schemaEngine.mjs";
import { SqliteConnection } from "./sqlite/connection.mjs";
import { sqliteStore } from "./sqlite/sqliteStore";
import { FIRST_PAGE } from "./storeContract";

const run = promisify(execFile);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-migrate-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("creates the folder and the database, is recorded in Prisma's own table, and does nothing the second time", async () => {
  const names = (await migrationList("sqlite")).migrationDirectories.map((directory) => directory.path);
  expect(await applyMigrations("file:new/plimsoll.db", folder)).toEqual(names);
  expect(await applyMigrations("file:new/plimsoll.db", folder)).toEqual([]);
  const store = sqliteStore(path.join(folder, "new", "plimsoll.db"));
  const recorded = await store.prisma.$queryRaw`SELECT migration_name AS name FROM _prisma_migrations`;
  await store.close();
  expect(recorded).toEqual(names.map((name) => ({ name })));
});

const DIFFERS = "run `npm run db:migration -- NAME`";

/** Whether a provider's migrations end in another schema than its own. */
async function differs(
  provider: "sqlite" | "postgresql",
  connection: Parameters<typeof withSchemaEngine>[0]["connection"],
  content: string,
): Promise<boolean> {
  const schema = { path: "schema.prisma", content };
  const migrations = await migrationList(provider);
  const { exitCode } = await withSchemaEngine({ connection, schema }, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters: WHOLE_SCHEMA,
    }),
  );
  return exitCode !== 0;
}

test("SQLite's migrations say what the schema says", async () => {
  const connection = new SqliteConnection(sqliteUrl(path.join(folder, "unused.db")));
  expect(await differs("sqlite", connection, await readFile("prisma/schema.prisma", "utf8")), DIFFERS).toBe(false);
});

test("a database from before versions keeps its scenarios, links and trash, each with its first version", async () => {
  const file = path.join(folder, "old.db");
  const sqlite = new SqliteConnection(sqliteUrl(file));
  const all = await migrationList("sqlite");
  const migrationsList = { ...all, migrationDirectories: all.migrationDirectories.slice(0, 1) };
  await withSchemaEngine({ connection: sqlite }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: WHOLE_SCHEMA }),
  );
  const connection = await new SqliteConnection(sqliteUrl(file)).connect();
  const day = "2026-01-01T12:00:00.000+00:00";
  const document = JSON.stringify({ ...EXAMPLE, name: "It's old" }).replaceAll("'", "''");
  await connection.executeScript(`
    INSERT INTO Scenario VALUES ('a', 'owner', 'It''s old', '${document}', 1, 7, '${day}', '${day}', NULL);
    INSERT INTO Scenario VALUES ('b', 'owner', 'Damaged', '{', 1, 1, '${day}', '${day}', '${day}');
    INSERT INTO ShareLink VALUES ('link', 'a', 'hash', '${day}', NULL);
  `);
  await connection.dispose();
  expect((await applyMigrations(`file:${file}`, "/")).length).toBeGreaterThan(0);
  const store = sqliteStore(file);
  const { scenario, revision, name } = await readScenario(store, "owner", "a");
  expect([name, revision, scenario]).toEqual(["It's old", 7, { ...EXAMPLE, name: "It's old" }]);
  const { scenarios } = await listScenarios(store, "owner", { ...FIRST_PAGE, search: "old" });
  expect(scenarios).toMatchObject([{ id: "a", outline: outlineOf(EXAMPLE), result: null }]);
  expect(await store.countPlaces("owner")).toEqual({ live: 1, archive: 0, trash: 1 });
  expect(await store.findLink("hash")).toMatchObject({ scenarioId: "a", capability: "view", expiresAt: null });
  await store.close();
});

const SAID = "checkout-api (eu) 支払い café v2.3 100";
const TAG = "load-test night";
const DAY = "'2026-01-01 12:00:00'";
const BEFORE_WORDS = `
  INSERT INTO "Scenario" ("id", "ownerId", "place", "name", "nameKey", "searchText", "outline", "headroomKey", "schemaVersion", "revision", "createdAt", "updatedAt")
    VALUES ('a', 'owner', 'live', 'n', 'n', '${SAID}', '{}', 0, 1, 1, ${DAY}, ${DAY});
  INSERT INTO "ScenarioTag" ("scenarioId", "ownerId", "tag") VALUES ('a', 'owner', '${TAG}');
`;

/** Migrates up to before searches had words, adds a scenario, and goes on; then every word of it is there. */
async function carriesWordsOver(
  provider: "sqlite" | "postgresql",
  connection: Parameters<typeof withSchemaEngine>[0]["connection"],
  url: string,
): Promise<void> {
  const all = await migrationList(provider);
  const migrationDirectories = all.migrationDirectories.filter((one) => one.path < "20261123");
  await withSchemaEngine({ connection }, (engine) =>
    engine.applyMigrations({ migrationsList: { ...all, migrationDirectories }, filters: WHOLE_SCHEMA }),
  );
  const adapter = await connection.connect();
  await adapter.executeScript(BEFORE_WORDS);
  await adapter.dispose();
  await applyMigrations(url, "/");
  const store = openStore(url, "/");
  const words = await store.prisma.scenarioWord.findMany({ orderBy: { word: "asc" } });
  await store.close();
  const of = (source: string) => words.filter((one) => one.source === source).map((one) => one.word);
  expect(of("").toSorted()).toEqual(wordsOf(SAID).toSorted());
  expect(of(TAG).toSorted()).toEqual(wordsOf(TAG).toSorted());
}

test("SQLite: what was searched through before there were words has its words", async () => {
  const file = path.join(folder, "words.db");
  await carriesWordsOver("sqlite", new SqliteConnection(sqliteUrl(file)), `file:${file}`);
});

describe("PostgreSQL", () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  test("its migrations say what the schema says", async () => {
    const connection = migrationConnection(await server.createDatabase("replay"));
    const schema = postgresSchema(await readFile("prisma/schema.prisma", "utf8"));
    expect(await differs("postgresql", connection, schema), DIFFERS).toBe(false);
  });

  test("what was searched through before there were words has its words", async () => {
    const url = await server.createDatabase("words");
    await carriesWordsOver("postgresql", migrationConnection(url), url);
  });

  test("processes that start at once migrate it once, and later ones not at all", async () => {
    const url = await server.createDatabase("race");
    const names = (await migrationList("postgresql")).migrationDirectories.map((directory) => directory.path);
    const module = new URL("migrate.mjs", import.meta.url).href;
    const program = `
      const { applyMigrations } = await import(${JSON.stringify(module)});
      console.log(JSON.stringify(await applyMigrations(${JSON.stringify(url)}, "/")));
    `;
    const start = async (): Promise<string[]> => {
      const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program]);
      return JSON.parse(stdout);
    };
    const applied = await Promise.all([start(), start()]);
    expect(applied.flat()).toEqual(names);
    expect(await applyMigrations(url, "/")).toEqual([]);
  });
});

test("a store is ready once every migration is behind its database", async () => {
  const file = path.join(folder, "ready.db");
  const all = await migrationList("sqlite");
  expect(all.migrationDirectories.at(-1)?.path, "lib/storage/newestMigration.mjs").toBe(NEWEST_MIGRATION);
  const migrationsList = { ...all, migrationDirectories: all.migrationDirectories.slice(0, -1) };
  await withSchemaEngine({ connection: new SqliteConnection(sqliteUrl(file)) }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: WHOLE_SCHEMA }),
  );
  const store = sqliteStore(file);
  await expect(store.requireReady()).rejects.toMatchObject({ message: expect.stringContaining("restart Plimsoll") });
  await applyMigrations(`file:${file}`, "/");
  await expect(store.requireReady()).resolves.toBeUndefined();
  await store.close();
});

test("another kind of database is refused with what to do", async () => {
  await expect(applyMigrations("mysql://localhost/plimsoll", folder)).rejects.toThrow(
    "DATABASE_URL must be of the form",
  );
});
