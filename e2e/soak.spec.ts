import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { startProductionServer } from "./productionServer";
import { expectKept, type Ledger, writeUntilKilled } from "./soak/writeUntilKilled";

/** `npm run soak` kills 200 times on each database; every run of the tests a few times. */
const { PLIMSOLL_SOAK_KILLS = "10", PLIMSOLL_SOAK_SEED = "1" } = process.env;
const KILLS = Number(PLIMSOLL_SOAK_KILLS);

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-soak-"));
});
test.afterEach(() => rm(folder, { recursive: true }));

const DATABASES = {
  SQLite: async () => ({ url: `file:${path.join(folder, "plimsoll.db")}`, stop: async () => {} }),
  PostgreSQL: async () => {
    const postgres = await startPostgres({ durable: true });
    return { url: await postgres.createDatabase("soak"), stop: () => postgres.stop() };
  },
};

for (const [name, open] of Object.entries(DATABASES))
  test(`${name}: after kill -9 at ${KILLS} random moments every acknowledged save is there, none by half`, async ({
    playwright,
  }) => {
    test.setTimeout(120_000 + KILLS * 60_000);
    const request = await playwright.request.newContext();
    const random = new RandomStream(Number(PLIMSOLL_SOAK_SEED));
    const ledger: Ledger = { kept: new Map(), unanswered: new Map() };
    const database = await open();
    const env = { PLIMSOLL_SECRET: "the-same-in-every-life-of-the-server" };
    try {
      let written: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const server = await startProductionServer(database.url, { env });
        await expectKept(request, server.url, ledger, written);
        const known = new Map(ledger.kept);
        await writeUntilKilled(request, server, ledger, random);
        written = [...ledger.kept.keys()].filter((id) => ledger.kept.get(id) !== known.get(id));
        expect(written.length).toBeGreaterThan(0);
      }
      const last = await startProductionServer(database.url, { env });
      await expectKept(request, last.url, ledger, ledger.kept.keys());
      expect(await last.end("SIGTERM")).toBe(0);
      process.stdout.write(`${name}: ${KILLS} kills, ${ledger.kept.size} scenarios, none lost.\n`);
    } finally {
      await database.stop();
    }
  });
