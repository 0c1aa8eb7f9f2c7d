import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { errorResponse, linkResponse, listResponse, savedResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { type ProductionServer, startProductionServer } from "./productionServer";

let folder: string;
const servers: ProductionServer[] = [];
test.beforeEach(async () => {
  test.slow(); // each starts a server of its own
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-operations-"));
});
test.afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end("SIGKILL")));
  await rm(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}) {
  const log: string[] = [];
  const databaseUrl = `file:${path.join(folder, "plimsoll.db")}`;
  const server = await startProductionServer(databaseUrl, { env, onLog: (text) => log.push(text) });
  servers.push(server);
  return { server, log, lines: () => log.join("").split("\n").filter(Boolean) };
}

test("SIGTERM under load: what was accepted is answered and kept, and the server ends without a fault", async ({
  playwright,
}) => {
  const request = await playwright.request.newContext();
  const { server } = await start();
  const create = (name: string) =>
    request.post(`${server.url}/api/scenarios`, { data: { scenario: { ...EXAMPLE, name } } });
  const kept = [savedResponse.parse(await (await create("First")).json()).id];
  let ending: Promise<number | null> | undefined;
  const wrong: number[] = [];
  const writer = async (lane: number) => {
    for (let count = 0; ; count++) {
      const answer = await create(`Lane ${lane}, save ${count}`).catch(() => null);
      if (answer === null) break; // no longer accepted
      const body: unknown = await answer.json();
      if (answer.status() === 201) kept.push(savedResponse.parse(body).id);
      else wrong.push(answer.status());
      if (kept.length > 20) ending ??= server.end("SIGTERM");
    }
  };
  // A report takes longest; it is accepted before the end and must come whole.
  const report = request.post(`${server.url}/api/report`, { data: { scenario: EXAMPLE } });
  await Promise.all([1, 2, 3, 4].map(writer));
  expect((await (await report).body()).subarray(0, 5).toString()).toBe("%PDF-");
  expect(await ending).toBe(0);
  expect(wrong).toEqual([]);

  const again = (await start()).server;
  const { scenarios } = listResponse.parse(await (await request.get(`${again.url}/api/scenarios`)).json());
  const there = new Set(scenarios.map(({ id }) => id));
  expect(kept.filter((id) => !there.has(id))).toEqual([]);
});

test("while it drains, the server says that it is not ready and still answers", async ({ request }) => {
  const { server } = await start({ PLIMSOLL_DRAIN_SECONDS: "3" });
  expect((await request.get(`${server.url}/api/ready`)).status()).toBe(200);
  const ending = server.end("SIGTERM");
  await expect.poll(async () => (await request.get(`${server.url}/api/ready`)).status()).toBe(503);
  expect((await request.get(`${server.url}/api/scenarios`)).status()).toBe(200);
  expect(await ending).toBe(0);
});

test("each line of the log is an event with its request, and holds nothing that users wrote", async ({ request }) => {
  const { server, log, lines } = await start({ PLIMSOLL_LOG_LEVEL: "info" });
  const name = "Canary launch plan";
  const data = { scenario: { ...EXAMPLE, name } };
  const { id } = savedResponse.parse(await (await request.post(`${server.url}/api/scenarios`, { data })).json());
  const made = await request.post(`${server.url}/api/scenarios/${id}/links`, { data: {} });
  const { token } = linkResponse.parse(await made.json());
  for (const path of [`/s/${token}`, `/api/shared/${token}`, `/scenarios/${id}`, `/s/${token}?canary=${name}`])
    expect((await request.get(server.url + path)).status()).toBe(200);
  const refused = await request.post(`${server.url}/api/plan`, { data: { scenario: { canary: name } } });
  const { requestId } = errorResponse.parse(await refused.json()).error;
  const last = await request.get(`${server.url}/api/nothing-${token}`);
  await expect.poll(() => log.join("")).toContain(last.headers()["x-request-id"]);

  const events = lines().map((line) => JSON.parse(line));
  expect(events.find((event) => event.requestId === requestId)).toMatchObject({
    level: "info", // a mistake of the one who asks is no fault
    method: "POST",
    route: "/api/plan",
    status: 400,
  });
  expect(events.filter(({ level }) => level === "error")).toEqual([]);
  for (const secret of [token, id, "anary"]) expect(log.join("")).not.toContain(secret);
});

test("a client that guesses links is soon refused, and then right and wrong links look alike", async ({ request }) => {
  const { server } = await start({ PLIMSOLL_RATE_LIMITS: "guesses=10" });
  const data = { scenario: EXAMPLE };
  const { id } = savedResponse.parse(await (await request.post(`${server.url}/api/scenarios`, { data })).json());
  const made = await request.post(`${server.url}/api/scenarios/${id}/links`, { data: {} });
  const { token } = linkResponse.parse(await made.json());
  const open = async (address: string) => request.get(server.url + address);
  for (let count = 0; count < 12; count++) expect((await open(`/api/shared/${token}`)).status()).toBe(200);
  const spellings = ["/s/", "/api/shared/", "/api/%73hared/", "/%73/", "/s/./"];
  for (let count = 0; count < 10; count++)
    expect((await open(`${spellings[count % 5]}${count}${token.slice(2)}`)).status()).toBe(404);
  const answers = await Promise.all([token, "A".repeat(43)].map((one) => open(`/api/shared/${one}`)));
  for (const answer of answers) {
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    expect(errorResponse.parse(await answer.json()).error.code).toBe("rate-limited");
  }
  expect((await open(`/s/${token}`)).status()).toBe(429);
  expect((await open("/api/scenarios")).status()).toBe(200);
});

test("metrics are for whoever holds the token; to others there is no such address", async ({ request }) => {
  const token = "a-token-that-only-prometheus-knows";
  const { server } = await start({ PLIMSOLL_METRICS_TOKEN: token });
  await request.post(`${server.url}/api/scenarios`, { data: { scenario: EXAMPLE } });
  await request.post(`${server.url}/api/plan`, { data: { scenario: EXAMPLE } });
  const scrape = (authorization: string) => request.get(`${server.url}/metrics`, { headers: { authorization } });
  for (const wrong of ["", "Bearer wrong"]) expect((await scrape(wrong)).status()).toBe(404);
  const text = await (await scrape(`Bearer ${token}`)).text();
  expect(text).toContain('plimsoll_saves_total{outcome="saved"} 1');
  expect(text).toContain('plimsoll_job_duration_seconds_count{job="plan",outcome="done"} 1');
  expect(text).toContain('plimsoll_database_duration_seconds_count{operation="insertScenario",outcome="done"} 1');
  expect(text).toContain('{method="POST",route="/api/scenarios",status="201"} 1');
});
