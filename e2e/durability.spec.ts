import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { listResponse, savedResponse, scenarioResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { startProductionServer } from "./productionServer";

let folder: string;
test.beforeEach(async () => {
  test.slow(); // each starts the server several times
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-durability-"));
});
test.afterEach(() => rm(folder, { recursive: true }));

const databaseUrl = () => `file:${path.join(folder, "plimsoll.db")}`;

test("kill -9 right after a save was answered loses nothing", async ({ playwright }) => {
  const request = await playwright.request.newContext();
  const acknowledged = new Map<string, { name: string; revision: number }>();
  for (const round of [1, 2, 3, 4]) {
    const server = await startProductionServer(databaseUrl());
    for (const [id, { name, revision }] of acknowledged) {
      const kept = scenarioResponse.parse(await (await request.get(`${server.url}/api/scenarios/${id}`)).json());
      expect(kept).toMatchObject({ name, revision, scenario: { name } });
    }
    const created = await request.post(`${server.url}/api/scenarios`, { data: { scenario: EXAMPLE } });
    const { id } = savedResponse.parse(await created.json());
    const name = `Saved in round ${round}`;
    const saved = await request.put(`${server.url}/api/scenarios/${id}`, {
      data: { scenario: { ...EXAMPLE, name }, revision: 1 },
    });
    await server.end("SIGKILL");
    expect(saved.ok()).toBe(true);
    acknowledged.set(id, { name, revision: 2 });
  }
  expect(acknowledged.size).toBe(4);
});

test("kill -9 in the midst of many saves keeps every one that was answered, and none by half", async ({
  playwright,
}) => {
  const request = await playwright.request.newContext();
  let server = await startProductionServer(databaseUrl());
  // The first save makes this browser an owner; the rest run at once under its cookie.
  const acknowledged = new Set([await create(request, server.url, "First")]);
  for (const killAfter of [3, 11, 27]) {
    const target = acknowledged.size + killAfter;
    let ended: Promise<unknown> | undefined;
    const writer = async (lane: number) => {
      for (let count = 0; ended === undefined; count++) {
        const id = await create(request, server.url, `Lane ${lane}, save ${count}`).catch(() => null);
        if (id !== null) acknowledged.add(id);
        if (acknowledged.size >= target) ended ??= server.end("SIGKILL");
      }
    };
    await Promise.all([1, 2, 3, 4].map(writer));
    await ended;
    server = await startProductionServer(databaseUrl());
    // Reading a list opens every document, so one that was written by half would fail it.
    const { scenarios } = listResponse.parse(await (await request.get(`${server.url}/api/scenarios?limit=100`)).json());
    const kept = new Set(scenarios.map((scenario) => scenario.id));
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  }
  await server.end("SIGKILL");
});

async function create(request: APIRequestContext, url: string, name: string): Promise<string> {
  const response = await request.post(`${url}/api/scenarios`, { data: { scenario: { ...EXAMPLE, name } } });
  expect(response.status()).toBe(201);
  return savedResponse.parse(await response.json()).id;
}

test("SIGTERM finishes what was accepted and ends without a fault", async ({ playwright }) => {
  const request = await playwright.request.newContext();
  const server = await startProductionServer(databaseUrl());
  await create(request, server.url, "Before the end");
  expect(await server.end("SIGTERM")).toBe(0);
});
