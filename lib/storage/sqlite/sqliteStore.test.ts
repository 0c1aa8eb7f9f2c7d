import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { listScenarios, readScenario } from "@/lib/storage/data";
import { libraryContract } from "@/lib/storage/libraryContract";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { createScenario } from "@/lib/storage/mutations";
import { searchContract } from "@/lib/storage/searchContract";
import { FIRST_PAGE, storeContract } from "@/lib/storage/storeContract";
import { sqliteStore } from "./sqliteStore";

let folder: string;
let store: ReturnType<typeof sqliteStore>;
const file = () => path.join(folder, "plimsoll.db");
const context = () => ({ store, now: new Date(), newId: () => crypto.randomUUID() });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll sqlite #%3F-"));
  await applyMigrations(`file:${file()}`, "/");
  store = sqliteStore(file());
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

storeContract("SQLite", async () => store);
libraryContract("SQLite", async () => store);
searchContract("SQLite", async () => store);

/** What SQLite itself says on a connection. `synchronous`: 2 is FULL. */
const DURABLE = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, timeout: 5000 };

async function pragmas(on: { $queryRawUnsafe: (sql: string) => Promise<unknown> }) {
  const read = await Promise.all(
    ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map((name) => on.$queryRawUnsafe(`PRAGMA ${name}`)),
  );
  return Object.assign({}, ...read.flat());
}

describe("the one connection", () => {
  test("is durable before, in and after transactions, one that fails among them", async () => {
    expect(await pragmas(store.prisma)).toEqual(DURABLE);
    await store.prisma.$transaction(async (inside) => expect(await pragmas(inside)).toEqual(DURABLE));
    await expect(
      store.prisma.$transaction(async () => {
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await pragmas(store.prisma)).toEqual(DURABLE);
  });

  test("is one: a setting that lives on the connection alone is seen by every transaction, also at once", async () => {
    await store.prisma.$queryRaw`PRAGMA cache_size = -4321`;
    const seen = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.prisma.$transaction(async (inside) => [await pragmas(inside), await inside.$queryRaw`PRAGMA cache_size`]),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 8 }, () => [DURABLE, [{ cache_size: -4321 }]]));
    expect(await store.prisma.$queryRaw`PRAGMA cache_size`).toEqual([{ cache_size: -4321 }]);
  });

  test("is free again when a commit itself fails", async () => {
    const orphan = { scenarioId: "none", tag: "orphan", ownerId: "none" };
    const failing = store.prisma.$transaction(async (inside) => {
      await inside.$executeRaw`PRAGMA defer_foreign_keys = ON`; // checked at COMMIT, which then leaves it all open
      await inside.scenarioTag.createMany({ data: [orphan] });
    });
    await expect(failing).rejects.toThrow();
    await store.prisma.$transaction(async (inside) => {
      expect(await inside.scenarioTag.findMany({ where: orphan })).toEqual([]);
    });
  });

  test("takes transactions one after another: no change of 40 at once is lost", async () => {
    const { id } = await createScenario(context(), "counter", EXAMPLE);
    const increments = Array.from({ length: 40 }, () =>
      store.prisma.$transaction(
        async (inside) => {
          const { revision } = await inside.scenario.findUniqueOrThrow({ where: { id } });
          await inside.scenario.update({ where: { id }, data: { revision: revision + 1 } });
        },
        { maxWait: 30_000, timeout: 30_000 },
      ),
    );
    await Promise.all(increments);
    expect((await store.findScenario(id))?.revision).toBe(41);
  });

  test("waits for other processes that write to the same file", async () => {
    const { id } = await createScenario(context(), "shared", EXAMPLE);
    const connection = new URL("connection.mjs", import.meta.url).href;
    const databaseUrl = new URL("../databaseUrl.mjs", import.meta.url).href;
    const program = `
      const { SqliteConnection } = await import(${JSON.stringify(connection)});
      const { sqliteUrl } = await import(${JSON.stringify(databaseUrl)});
      const adapter = await new SqliteConnection(sqliteUrl(${JSON.stringify(file())})).connect();
      const sql = 'UPDATE Scenario SET revision = revision + 1 WHERE id = ' + ${JSON.stringify(`'${id}'`)};
      for (let i = 0; i < 50; i++) await adapter.executeRaw({ sql, args: [], argTypes: [] });
    `;
    const processes = Array.from(
      { length: 3 },
      () =>
        new Promise((resolve, reject) => {
          execFile(process.execPath, ["--input-type=module", "-e", program], (error) =>
            error === null ? resolve(undefined) : reject(error),
          );
        }),
    );
    await Promise.all(processes);
    expect((await store.findScenario(id))?.revision).toBe(151);
  });
});

describe("when the machine fails", () => {
  test("a full disk is said so, what was kept stays, and the next save after it has room works", async () => {
    const owner = "full";
    await createScenario(context(), owner, EXAMPLE);
    const [{ page_count } = { page_count: 0 }] = await store.prisma.$queryRaw<
      { page_count: number }[]
    >`PRAGMA page_count`;
    await store.prisma.$queryRawUnsafe(`PRAGMA max_page_count = ${page_count}`);
    const fill = async () => {
      for (let index = 0; index < 50; index++) await createScenario(context(), owner, EXAMPLE);
    };
    await expect(fill()).rejects.toMatchObject({
      code: "storage-unavailable",
      message: expect.stringContaining("disk is full"),
    });
    const kept = await store.countPlaces(owner);
    expect(kept.live).toBeGreaterThan(0);
    expect((await listScenarios(store, owner, FIRST_PAGE)).scenarios.length).toBeGreaterThan(0);
    await store.prisma.$queryRawUnsafe("PRAGMA max_page_count = 1073741823");
    await createScenario(context(), owner, EXAMPLE);
    expect(await store.countPlaces(owner)).toEqual({ ...kept, live: kept.live + 1 });
  });

  test("a read-only database is said so, and can be read", async () => {
    const { id } = await createScenario(context(), "reader", EXAMPLE);
    await store.prisma.$queryRawUnsafe("PRAGMA query_only = ON");
    try {
      await expect(createScenario(context(), "reader", EXAMPLE)).rejects.toMatchObject({
        code: "storage-unavailable",
        message: expect.stringContaining("read-only"),
      });
      expect(await readScenario(store, "reader", id)).toMatchObject({ id });
    } finally {
      await store.prisma.$queryRawUnsafe("PRAGMA query_only = OFF");
    }
  });

  test("a folder that is gone, and a file that is no database, are said so; a folder that comes back serves", async () => {
    const later = path.join(folder, "later");
    const missing = sqliteStore(path.join(later, "plimsoll.db"));
    await expect(missing.findScenario("a")).rejects.toMatchObject({ code: "storage-unavailable" });
    await expect(missing.requireReady()).rejects.toMatchObject({ message: expect.stringContaining("not there") });
    await applyMigrations(`file:${path.join(later, "plimsoll.db")}`, "/");
    await expect(missing.requireReady()).resolves.toBeUndefined();
    expect(await missing.findScenario("a")).toBeNull();
    await missing.close();

    const note = path.join(folder, "note.txt");
    await writeFile(note, "Not a database. ".repeat(1000));
    await expect(sqliteStore(note).requireReady()).rejects.toMatchObject({
      code: "storage-unavailable",
      message: expect.stringContaining("not a database"),
    });
  });
});
