import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { listScenarios, listVersions, readScenario } from "@/lib/storage/data";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { createScenario, deleteScenario, saveScenario } from "@/lib/storage/mutations";
import { openStore } from "@/lib/storage/open";
import type { Store } from "@/lib/storage/store";
import { FIRST_PAGE } from "@/lib/storage/storeContract";
import { exportArchive, scenarioFile } from "./exportArchive";
import { type ImportedEntry, importArchive, importJson } from "./importArchive";
import { readZip } from "./readZip";

let folder: string;
let store: Store;
const context = () => ({ store, now: new Date(), newId: () => crypto.randomUUID() });
const newOwner = () => crypto.randomUUID();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-archive-"));
  await applyMigrations("file:plimsoll.db", folder);
  store = openStore("file:plimsoll.db", folder);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function exported(owner: string, ids: readonly string[] | null = null): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportArchive(store, owner, ids, (name) => name.toLowerCase())) pieces.push(piece);
  return Buffer.concat(pieces);
}

const imported = (owner: string, bytes: Uint8Array) => importArchive(context(), owner, inPieces(bytes));
const importedFiles = (files: Record<string, string>) =>
  imported(newOwner(), zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
const problems = (entries: readonly ImportedEntry[]) => entries.map(({ problem }) => problem);

describe("a library as an archive", () => {
  test("comes back whole: versions, tags, archive, dates; without what is in the trash", async () => {
    const owner = newOwner();
    const { id } = await createScenario(context(), owner, { ...EXAMPLE, name: "Shop" }, { tags: ["eu", "peak"] });
    await saveScenario(context(), { id, ownerId: owner, revision: 1 }, { ...EXAMPLE, name: "Shop, night" });
    const other = await createScenario(context(), owner, { ...EXAMPLE, name: "Old" });
    await store.move(owner, [other.id], "archive", new Date());
    const gone = await createScenario(context(), owner, { ...EXAMPLE, name: "Gone" });
    await deleteScenario(context(), { id: gone.id, ownerId: owner });

    const archive = await exported(owner);
    expect(Object.keys(unzipSync(archive))).toEqual(["scenarios/00001-shop, night.json", "scenarios/00002-old.json"]);
    const there = newOwner();
    const entries = await imported(there, archive);
    expect(entries).toMatchObject([
      { name: "Shop, night", problem: null },
      { name: "Old", problem: null },
    ]);
    expect(await store.countPlaces(there)).toEqual({ live: 1, archive: 1, trash: 0 });
    const copy = entries[0]?.id ?? "";
    expect(await store.tagsOf(copy)).toEqual(["eu", "peak"]);
    const [before, after] = [await readScenario(store, owner, id), await readScenario(store, there, copy)];
    expect({ ...after, id }).toEqual(before);
    const pages = { before: null, limit: 10 };
    expect(await listVersions(store, { id: copy, ownerId: there }, pages)).toEqual(
      await listVersions(store, { id, ownerId: owner }, pages),
    );
  });

  test("holds the chosen ones, and never another owner's", async () => {
    const [mine, theirs] = [newOwner(), newOwner()];
    const { id } = await createScenario(context(), mine, { ...EXAMPLE, name: "Mine" });
    await createScenario(context(), mine, { ...EXAMPLE, name: "Mine too" });
    const foreign = await createScenario(context(), theirs, { ...EXAMPLE, name: "Theirs" });
    expect(Object.keys(unzipSync(await exported(mine, [id, foreign.id, "none"])))).toEqual([
      "scenarios/00001-mine.json",
    ]);
    expect(unzipSync(await exported(newOwner()))).toEqual({});
  });

  test("takes more than a page of scenarios, each once", async () => {
    const owner = newOwner();
    for (let count = 0; count < 105; count++) await createScenario(context(), owner, { ...EXAMPLE, name: `${count}` });
    expect(new Set(Object.keys(unzipSync(await exported(owner))).map((name) => name.slice(16))).size).toBe(105);
  });

  test("takes what can't be opened here as it is stored", async () => {
    const owner = newOwner();
    const { id } = await createScenario(context(), owner, EXAMPLE);
    const row = await store.findScenario(id);
    const version = await store.findVersion(id, 1);
    if (row === null || version === null) throw new Error("The scenario is not there.");
    const newer = { ...version, scenarioId: "newer", document: '{"version":99,"next":true}', schemaVersion: 99 };
    await store.insertScenario({ ...row, id: "newer", schemaVersion: 99 }, [newer], { tags: [], words: [] });
    const text = await scenarioFile(store, { ...row, id: "newer" });
    expect(JSON.parse(text).versions[0].document).toEqual({ version: 99, next: true });
    const [back] = await importJson(context(), owner, inPieces(strToU8(text)));
    expect(back?.problem).toMatch(/version 99.*Update Plimsoll/);
  });
});

describe("an archive from outside", () => {
  const bare = JSON.stringify({ ...EXAMPLE, name: "Bare" });

  test("is told file by file: what is good is kept, what is not says why", async () => {
    const entries = await importedFiles({
      "bare.json": bare,
      "../../etc/cron.json": bare,
      "/root.json": bare,
      "C:\\windows.json": bare,
      "picture.png": "png",
      "broken.json": "{",
      "wrong.json": JSON.stringify({ ...EXAMPLE, hardware: null }),
      "future.json": JSON.stringify({ format: "plimsoll-scenario", formatVersion: 2 }),
      "proto.json": '{"__proto__":{"format":"plimsoll-scenario"}}',
      "deep.json": `${"[".repeat(100)}${"]".repeat(100)}`,
    });
    expect(problems(entries)).toEqual([
      null,
      expect.stringContaining("leads out"),
      expect.stringContaining("leads out"),
      expect.stringContaining("leads out"),
      expect.stringContaining("no JSON file"),
      expect.stringContaining("not valid JSON"),
      expect.stringContaining("has a fault"),
      expect.stringContaining("newer Plimsoll"),
      expect.stringContaining("not a Plimsoll scenario"),
      expect.stringContaining("nested"),
    ]);
    expect(entries[0]).toMatchObject({ file: "bare.json", name: "Bare" });
    expect(Object.hasOwn(Object.prototype, "format")).toBe(false);
  });

  test("with one bad version in a history is refused whole", async () => {
    const version = { createdAt: new Date().toISOString(), summary: "", document: EXAMPLE, result: null };
    const file = { format: "plimsoll-scenario", formatVersion: 1, versions: [version, { ...version, document: {} }] };
    const owner = newOwner();
    const [entry] = await importJson(context(), owner, inPieces(strToU8(JSON.stringify(file))));
    expect(entry?.problem).toContain("not a Plimsoll scenario");
    expect((await listScenarios(store, owner, FIRST_PAGE)).scenarios).toEqual([]);
  });

  test("that is no archive, or a cut one, says so and keeps what came before", async () => {
    expect(problems(await imported(newOwner(), strToU8("This is no archive.")))).toEqual([
      expect.stringContaining("no zip archive"),
    ]);
    const whole = zipSync({ "a.json": strToU8(bare), "b.json": strToU8(bare) });
    const cut = await imported(newOwner(), whole.subarray(0, whole.length / 2));
    expect(cut.filter(({ id }) => id !== null).length).toBeLessThanOrEqual(1);
  });

  test("that unfolds to far more than it seems is stopped on the way, by the file and in all", async () => {
    const bomb = new Uint8Array(20 * 1_048_576).fill(0x20);
    const archive = zipSync({ "bomb.json": bomb, "after.json": strToU8(bare) }, { level: 9 });
    expect(archive.length).toBeLessThan(50_000);
    const entries = await imported(newOwner(), archive);
    expect(problems(entries)).toEqual([expect.stringContaining("more than 8 MiB"), null]);

    const limits = { files: 10, fileBytes: 100 * 1_048_576, totalBytes: 16 * 1_048_576 };
    let unfolded = 0;
    for await (const { file, problem } of readZip(inPieces(archive), limits)) {
      unfolded += 1;
      expect([file, problem]).toEqual(["the archive", "It holds more than 16 MiB; the rest was not read."]);
    }
    expect(unfolded).toBe(1);
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.json`, strToU8(bare)])),
    );
    const seen: (string | null)[] = [];
    for await (const { problem } of readZip(inPieces(many), limits)) seen.push(problem);
    expect(seen).toHaveLength(11);
    expect(seen.at(-1)).toContain("more than 10 files");
  });
});
