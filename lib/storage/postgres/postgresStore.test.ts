import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { listScenarios, readScenario } from "@/lib/storage/data";
import { libraryContract } from "@/lib/storage/libraryContract";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { createScenario, saveScenario } from "@/lib/storage/mutations";
import { searchContract } from "@/lib/storage/searchContract";
import { FIRST_PAGE, storeContract } from "@/lib/storage/storeContract";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { postgresStore } from "./postgresStore";

let server: Awaited<ReturnType<typeof startPostgres>>;
let url: string;
let store: ReturnType<typeof postgresStore>;
const context = () => ({ store, now: new Date(), newId: () => crypto.randomUUID() });

beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase("plimsoll");
  await applyMigrations(url, "/");
  store = postgresStore(url);
}, 60_000);

afterAll(async () => {
  await store.close();
  await server.stop();
});

storeContract("PostgreSQL", async () => store);
libraryContract("PostgreSQL", async () => store);
searchContract("PostgreSQL", async () => store);

describe("two processes on one database", () => {
  test("a save through one is read through the other, and of saves at once on both, one wins", async () => {
    const other = postgresStore(url);
    const { id } = await createScenario(context(), "pair", EXAMPLE);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        saveScenario(
          { ...context(), store: index % 2 === 0 ? store : other },
          { id, ownerId: "pair", revision: 1 },
          { ...EXAMPLE, name: `Save ${index}` },
        ),
      ),
    );
    const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(won).toHaveLength(1);
    expect((await readScenario(other, "pair", id)).name).toBe(won[0]?.value.name);
    await other.close();
  });
});

test("a text that PostgreSQL can't hold is refused as what it is, not taken for a fault", async () => {
  const { id } = await createScenario(context(), "nul", EXAMPLE);
  for (const attempt of [
    () => store.findScenario("a\0"),
    () => store.changeTags("nul", [id, "\0"], { add: ["b"], remove: [] }),
    () => listScenarios(store, "nul", { ...FIRST_PAGE, search: "a\0" }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "invalid-input", message: expect.stringContaining("NUL") });
});

describe("when the database is not there", () => {
  test("each way of it is said so, without its password", async () => {
    const { port } = new URL(url);
    for (const [address, message] of [
      [url.replace(port, "1"), "does not answer"],
      [server.url("nothing"), "does not exist"],
      ["postgresql://nobody:secret@127.0.0.1:1/plimsoll", "does not answer"],
    ] as const) {
      const missing = postgresStore(address);
      const failure: unknown = await missing.requireReady().catch((cause: unknown) => cause);
      expect(failure).toMatchObject({ code: "storage-unavailable", message: expect.stringContaining(message) });
      expect(failure instanceof Error && failure.message).not.toContain("secret");
      await missing.close();
    }
  });

  test("a read-only one is said so, and can be read", async () => {
    const { id } = await createScenario(context(), "reader", EXAMPLE);
    const standby = postgresStore(`${url}?options=-c%20default_transaction_read_only%3Don`);
    await expect(createScenario({ ...context(), store: standby }, "reader", EXAMPLE)).rejects.toMatchObject({
      code: "storage-unavailable",
      message: expect.stringContaining("read-only"),
    });
    expect(await readScenario(standby, "reader", id)).toMatchObject({ id });
    await expect(standby.requireReady()).rejects.toMatchObject({ message: expect.stringContaining("read-only") });
    await standby.close();
  });
});
