import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { savedResponse, scenarioResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { startNginx } from "./nginx";
import { type ProductionServer, startProductionServer } from "./productionServer";

const CHANGES = 400;

test("two replicas behind nginx are one Plimsoll: shared saves, shared limits, and one may die", async ({
  playwright,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(path.join(tmpdir(), "plimsoll-replicas-"));
  await chmod(folder, 0o777); // nginx's workers are another user's
  const postgres = await startPostgres({ durable: true });
  const ends: (() => Promise<unknown>)[] = [() => postgres.stop()];
  try {
    const databaseUrl = await postgres.createDatabase("replicas");
    const env = {
      PLIMSOLL_SECRET: "one-secret-for-all-the-replicas-of-it",
      PLIMSOLL_TRUSTED_PROXIES: "127.0.0.1 ::1",
      PLIMSOLL_RATE_LIMITS: `reads=1000000 answers=1000000 changes=${CHANGES} guesses=1000000`,
    };
    const start = async (): Promise<ProductionServer> => {
      const server = await startProductionServer(databaseUrl, { env });
      ends.push(() => server.end("SIGKILL"));
      return server;
    };
    // At once, as `docker compose up` does: the migrations are applied by one and seen by the other.
    const [one, other] = await Promise.all([start(), start()]);
    const nginx = await startNginx(folder, [one.url, other.url]);
    ends.push(nginx.stop);
    const request = await playwright.request.newContext();
    const create = (url: string, name: string) =>
      request.post(`${url}/api/scenarios`, { data: { scenario: { ...EXAMPLE, name } } });
    const read = async (url: string, id: string) =>
      scenarioResponse.parse(await (await request.get(`${url}/api/scenarios/${id}`)).json());

    await test.step("a save through one is read through the other", async () => {
      const { id } = savedResponse.parse(await (await create(one.url, "Through one")).json());
      expect(await read(other.url, id)).toMatchObject({ name: "Through one", revision: 1 });
      const data = { scenario: { ...EXAMPLE, name: "Through the other" }, revision: 1 };
      expect((await request.put(`${other.url}/api/scenarios/${id}`, { data })).status()).toBe(200);
      expect(await read(one.url, id)).toMatchObject({ name: "Through the other", revision: 2 });
      const stale = await request.put(`${one.url}/api/scenarios/${id}`, { data });
      expect(stale.status()).toBe(409);
    });

    await test.step("what a client spends at one is spent at the other", async () => {
      const change = async (url: string, client: string) => {
        const headers = { "x-forwarded-for": client };
        return (await request.delete(`${url}/api/scenarios/unknown`, { headers })).status();
      };
      const spent = await Promise.all(
        Array.from({ length: CHANGES }, (_, index) => change(index % 2 === 0 ? one.url : other.url, "203.0.113.9")),
      );
      expect(new Set(spent)).toEqual(new Set([404]));
      expect(await change(one.url, "203.0.113.9")).toBe(429);
      expect(await change(other.url, "203.0.113.9")).toBe(429);
      expect(await change(other.url, "203.0.113.10")).toBe(404);
    });

    await test.step("one is killed under load: nothing that was acknowledged is lost, and saving goes on", async () => {
      // The first save makes this browser an owner at nginx's address; the rest run at once under its cookie.
      const acknowledged = new Map([
        [savedResponse.parse(await (await create(nginx.url, "First")).json()).id, "First"],
      ]);
      let killed: Promise<unknown> | undefined;
      let afterwards = 0;
      const lane = async (index: number) => {
        for (let count = 0; afterwards < 20; count++) {
          const name = `Lane ${index}, save ${count}`;
          const before = killed;
          const answer = await create(nginx.url, name).catch(() => null);
          if (answer?.status() === 201) {
            acknowledged.set(savedResponse.parse(await answer.json()).id, name);
            if (before !== undefined) afterwards += 1;
          } else expect([502, 504, undefined]).toContain(answer?.status());
          if (acknowledged.size >= 20) killed ??= one.end("SIGKILL");
        }
      };
      await Promise.all([1, 2, 3, 4].map(lane));
      await killed;
      for (const [id, name] of acknowledged) expect(await read(nginx.url, id)).toMatchObject({ id, name });
    });
    expect(await other.end("SIGTERM")).toBe(0);
  } finally {
    for (const end of ends.reverse()) await end();
    await rm(folder, { recursive: true });
  }
});
