import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { listVersions, readScenario } from "@/lib/storage/data";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { createScenario, deleteScenario, insertHistory } from "@/lib/storage/mutations";
import { openStore } from "@/lib/storage/open";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { copyDatabase } from "./copyDatabase";

let folder: string;
let server: Awaited<ReturnType<typeof startPostgres>>;
const run = promisify(execFile);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-copy-"));
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const sqlite = (name: string) => `file:${path.join(folder, name)}.db`;

/** A library with something in every table and more than a page of rows. */
async function filled(name: string) {
  const url = sqlite(name);
  await applyMigrations(url, "/");
  const store = openStore(url, "/");
  const context = { store, now: new Date(), newId: () => crypto.randomUUID() };
  const tags = ["café", "Überlast".toLowerCase(), "東京"];
  const version = (threads: number) => ({
    scenario: { ...EXAMPLE, name: "Ünïcödé 😀 “quoted”", server: { ...EXAMPLE.server, threads } },
    ...{ summary: `threads → ${threads}`, createdAt: context.now, result: null },
  });
  const history = Array.from({ length: 211 }, (_, index) => version(index + 1));
  const { id } = await insertHistory(context, "owner", history, { tags });
  const gone = await createScenario(context, "owner", EXAMPLE);
  await deleteScenario(context, { id: gone.id, ownerId: "owner" });
  const hour = new Date(context.now.getTime() + 3_600_000);
  const link = { id: "link", tokenHash: "hash", createdAt: context.now, expiresAt: hour };
  const unused = { revokedAt: null, lastUsedAt: null };
  await store.insertLink({ ...link, ...unused, scenarioId: id, capability: "edit", label: "Ada" });
  await store.insertMoveLink({ ...link, ownerId: "owner" });
  await store.close();
  return { url, id };
}

test("there and back: every table has the same rows, and the library works on either side", async () => {
  const { url, id } = await filled("there");
  const postgres = await server.createDatabase("there");
  const there = await copyDatabase(url, postgres, "/");
  expect(there.map(({ name, rows }) => [name, rows])).toEqual([
    ["Scenario", 2],
    ["ScenarioVersion", 212],
    ["ScenarioTag", 3],
    ["ScenarioWord", 34],
    ["ShareLink", 1],
    ["MoveLink", 1],
  ]);
  const back = await copyDatabase(postgres, sqlite("back"), "/");
  expect(back).toEqual(there);

  for (const address of [postgres, sqlite("back")]) {
    const store = openStore(address, "/");
    expect((await readScenario(store, "owner", id)).revision).toBe(211);
    expect(await store.findLink("hash")).toMatchObject({ scenarioId: id, capability: "edit", label: "Ada" });
    expect((await listVersions(store, { id, ownerId: "owner" }, { before: 2, limit: 9 })).versions).toHaveLength(1);
    expect(await store.countPlaces("owner")).toEqual({ live: 1, archive: 0, trash: 1 });
    await store.close();
  }
});

test("a target that holds anything is refused and left as it is", async () => {
  const { url } = await filled("source");
  const target = await filled("target");
  await expect(copyDatabase(url, target.url, "/")).rejects.toThrow("not empty");
  await expect(copyDatabase(url, url, "/")).rejects.toThrow("not empty");
  const store = openStore(target.url, "/");
  expect(await store.countPlaces("owner")).toEqual({ live: 1, archive: 0, trash: 1 });
  await store.close();
});

test("a source that is not there is not made; the command says so in a line, and fails", async () => {
  const program = path.resolve("node_modules/tsx/dist/cli.mjs");
  const copy = run(process.execPath, [program, "lib/cli/copyDatabase.ts", sqlite("none"), sqlite("to")]);
  await expect(copy).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is no database .*\n$/) });
});
