import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { linkResponse, savedResponse, scenarioResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { sqliteUrl } from "@/lib/storage/databaseUrl.mjs";
import { SqliteConnection } from "@/lib/storage/sqlite/connection.mjs";
import { type ProductionServer, startProductionServer } from "./productionServer";

let folder: string;
let server: ProductionServer;
test.beforeEach(async () => {
  test.slow();
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-capabilities-"));
  server = await startProductionServer(`file:${path.join(folder, "plimsoll.db")}`);
});
test.afterEach(async () => {
  await server.end("SIGKILL");
  await rm(folder, { recursive: true });
});

/** Time passes for what is stored: these links were made to last, and their last moment is over. */
async function expire(table: "ShareLink" | "MoveLink", id: string): Promise<void> {
  const database = await new SqliteConnection(sqliteUrl(path.join(folder, "plimsoll.db"))).connect();
  await database.executeScript(`UPDATE ${table} SET expiresAt = '2020-01-01T00:00:00.000+00:00' WHERE id = '${id}'`);
  await database.dispose();
}

/** All that an answer tells but its own name, its time and its length. */
async function told(answer: APIResponse) {
  const own = new Set(["x-request-id", "date", "content-length"]);
  const headers = Object.entries(answer.headers()).filter(([name]) => !own.has(name));
  const body: { error: { requestId?: string } } = await answer.json();
  delete body.error.requestId;
  return { status: answer.status(), headers: Object.fromEntries(headers), body };
}

async function create(request: APIRequestContext, name: string): Promise<string> {
  const answer = await request.post(`${server.url}/api/scenarios`, { data: { scenario: { ...EXAMPLE, name } } });
  return savedResponse.parse(await answer.json()).id;
}

async function makeLink(request: APIRequestContext, id: string, data = {}) {
  const answer = await request.post(`${server.url}/api/scenarios/${id}/links`, { data });
  expect(answer.status()).toBe(201);
  return linkResponse.parse(await answer.json());
}

/** The same token with its first letter's case turned, or another letter there. */
const almost = (token: string) => (token.startsWith("A") ? "B" : "A") + token.slice(1);

test("a link that was guessed, mistyped, withdrawn, has expired or lost its scenario is refused to the letter alike", async ({
  playwright,
}) => {
  const [owner, stranger] = [await playwright.request.newContext(), await playwright.request.newContext()];
  const [kept, deleted] = [await create(owner, "Kept"), await create(owner, "Deleted")];
  const live = await makeLink(owner, kept);
  const withdrawn = await makeLink(owner, kept, { capability: "edit" });
  await owner.delete(`${server.url}/api/scenarios/${kept}/links/${withdrawn.id}`);
  const expired = await makeLink(owner, kept, { capability: "edit", expiresInDays: 1 });
  const lost = await makeLink(owner, deleted, { capability: "edit" });
  for (const { token } of [expired, lost])
    expect((await stranger.get(`${server.url}/api/shared/${token}`)).status()).toBe(200);
  await expire("ShareLink", expired.id);
  await owner.delete(`${server.url}/api/scenarios/${deleted}`);

  const dead = [
    withdrawn.token,
    expired.token,
    lost.token,
    randomBytes(32).toString("base64url"),
    almost(live.token),
    live.token.slice(0, -1),
    `${live.token}A`,
    live.id,
    kept,
  ];
  const reads = await Promise.all(
    dead.map(async (token) => told(await stranger.get(`${server.url}/api/shared/${token}`))),
  );
  expect(reads[0]).toMatchObject({ status: 404, body: { error: { code: "not-found" } } });
  for (const one of reads) expect(one).toEqual(reads[0]);
  const data = { scenario: EXAMPLE, revision: 1 };
  for (const token of dead)
    expect((await told(await stranger.put(`${server.url}/api/shared/${token}`, { data }))).body).toEqual(
      reads[0]?.body,
    );
  for (const token of dead) {
    expect((await stranger.get(`${server.url}/s/${token}`)).status()).toBe(404);
    expect((await stranger.get(`${server.url}/s/${token}/opengraph-image`)).status()).toBe(404);
  }
  // The link that shows still shows, and only shows.
  expect((await stranger.get(`${server.url}/api/shared/${live.token}`)).status()).toBe(200);
  expect((await stranger.put(`${server.url}/api/shared/${live.token}`, { data })).status()).toBe(403);
});

test("a move link works once: replayed, guessed or expired it moves nothing, and says no more", async ({
  playwright,
}) => {
  const context = () => playwright.request.newContext();
  const [owner, heir, thief] = [await context(), await context(), await context()];
  const id = await create(owner, "Moved");
  const moveLink = async () => {
    const answer = await owner.post(`${server.url}/api/scenarios/move-link`);
    const { token }: { token: string } = await answer.json();
    return token;
  };
  const claim = (by: APIRequestContext, token: string) =>
    by.post(`${server.url}/api/scenarios/move`, { data: { token } });
  const token = await moveLink();
  expect((await claim(heir, token)).status()).toBe(200);
  expect((await heir.get(`${server.url}/api/scenarios/${id}`)).status()).toBe(200);
  expect((await owner.get(`${server.url}/api/scenarios/${id}`)).status()).toBe(404);
  const attempts = [token, almost(token), randomBytes(32).toString("base64url")];
  const refused = await Promise.all(attempts.map(async (one) => told(await claim(thief, one))));
  expect(refused[0]).toMatchObject({ status: 404, body: { error: { code: "not-found" } } });
  for (const one of refused) expect(one).toEqual(refused[0]);
  expect((await thief.storageState()).cookies).toEqual([]);
});

test("a forged cookie is a stranger's: whatever was changed in it, the answer is the same", async ({ playwright }) => {
  const owner = await playwright.request.newContext();
  const id = await create(owner, "Mine");
  const { cookies } = await owner.storageState();
  const [ownerId = "", proof = ""] = cookies[0]?.value.split(".") ?? [];
  expect(proof).toHaveLength(43);
  const forged = [
    "",
    ownerId,
    `${ownerId}.`,
    `${ownerId}.${"A".repeat(43)}`,
    `${ownerId}.${almost(proof)}`,
    `${ownerId}.${proof}A`,
    `${ownerId}.${proof.slice(0, -1)}`,
    `${almost(ownerId)}.${proof}`,
    `${ownerId}.${proof.toLowerCase()}`,
    `${proof}.${ownerId}`,
    `${ownerId}.${proof}.${proof}`,
    `"${ownerId}.${proof} "`,
  ];
  const stranger = await playwright.request.newContext();
  const ask = (cookie: string, at: string) =>
    stranger.get(`${server.url}/api/scenarios/${at}`, { headers: { cookie: `plimsoll_owner=${cookie}` } });
  const unknown = await told(await ask("", "AAAAAAAAAAAAAAAAAAAAAA"));
  expect(unknown.status).toBe(404);
  for (const cookie of forged) expect(await told(await ask(cookie, id)), cookie).toEqual(unknown);
  const mine = await ask(`${ownerId}.${proof}`, id);
  expect(scenarioResponse.parse(await mine.json()).name).toBe("Mine");
});
