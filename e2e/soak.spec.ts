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

/** Of the kills, those that take the database's own server along. */
const CRASHES = 0.2;

interface Database {
  readonly url: string;
  /** Kills it at once and starts it again; null where it has no server of its own. */
  readonly crash: (() => Promise<void>) | null;
  readonly stop: () => Promise<void>;
}

const DATABASES: Readonly<Record<string, () => Promise<Database>>> = {
  SQLite: async () => ({ url: `file:${path.join(folder, "plimsoll.db")}`, crash: null, stop: async () => {} }),
  PostgreSQL: async () => {
    const { createDatabase, crash, stop } = await startPostgres({ durable: true, crashes: true });
    return { url: await createDatabase("soak"), crash, stop: () => stop() };
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
      let crashes = 0;
      for (let kills = 0; kills < KILLS; kills++) {
        const server = await startProductionServer(database.url, { env });
        await expectKept(request, server.url, ledger, written);
        const known = new Map(ledger.kept);
        const crash = random.uniform() < CRASHES ? database.crash : null;
        if (crash !== null) crashes += 1;
        // The app first, by microseconds: none of its answers may come from a database that is gone.
        const kill = () => Promise.all([server.end("SIGKILL"), crash?.()]);
        await writeUntilKilled(request, { url: server.url, kill }, ledger, random);
        written = [...ledger.kept.keys()].filter((id) => ledger.kept.get(id) !== known.get(id));
        expect(written.length).toBeGreaterThan(0);
      }
      const last = await startProductionServer(database.url, { env });
      await expectKept(request, last.url, ledger, ledger.kept.keys());
      expect(await last.end("SIGTERM")).toBe(0);
      const taken = database.crash === null ? "" : ` (${crashes} with the database's own server)`;
      process.stdout.write(`${name}: ${KILLS} kills${taken}, ${ledger.kept.size} scenarios, none lost.\n`);
    } finally {
      await database.stop();
    }
  });
