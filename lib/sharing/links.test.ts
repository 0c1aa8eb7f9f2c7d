import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { createScenario, deleteScenario, restoreScenario, saveScenario } from "@/lib/storage/mutations";
import { openStore } from "@/lib/storage/open";
import type { Store } from "@/lib/storage/store";
import { createLink, listLinks, openLink, withdrawLink } from "./links";
import { randomId, randomToken } from "./token";

let folder: string;
let store: Store;
const context = () => ({ store, now: new Date(), newId: randomId });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-links-"));
  await applyMigrations("file:plimsoll.db", folder);
  store = openStore("file:plimsoll.db", folder);
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function shared() {
  const ownerId = randomId();
  const { id } = await createScenario(context(), ownerId, EXAMPLE);
  const token = randomToken();
  const link = await createLink(context(), { id, ownerId }, token);
  return { scenario: { id, ownerId }, token, link };
}

async function refusal(token: string): Promise<string> {
  const error: unknown = await openLink(store, token).catch((cause: unknown) => cause);
  return error instanceof Error ? JSON.stringify([error.name, error.message, Object.entries(error)]) : "opened";
}

test("a link opens its scenario as it is today, not as it was", async () => {
  const { scenario, token } = await shared();
  await saveScenario(context(), { ...scenario, revision: 1 }, { ...EXAMPLE, name: "Changed since" });
  expect(await openLink(store, token)).toMatchObject({ name: "Changed since" });
});

test("wrong, withdrawn, and of a deleted scenario: the same refusal to the letter", async () => {
  const wrong = await refusal(randomToken());
  expect(await refusal("")).toBe(wrong);

  const withdrawn = await shared();
  await withdrawLink(context(), withdrawn.scenario, withdrawn.link.id);
  expect(await refusal(withdrawn.token)).toBe(wrong);

  const deleted = await shared();
  await deleteScenario(context(), deleted.scenario);
  expect(await refusal(deleted.token)).toBe(wrong);
  await restoreScenario(context(), deleted.scenario);
  expect((await openLink(store, deleted.token)).name).toBe(EXAMPLE.name);
});

test("a list holds the links that open, and a withdrawn one is withdrawn once", async () => {
  const { scenario, link } = await shared();
  const second = await createLink(context(), scenario, randomToken());
  await withdrawLink(context(), scenario, link.id);
  expect((await listLinks(store, scenario)).map((one) => one.id)).toEqual([second.id]);
  await expect(withdrawLink(context(), scenario, link.id)).rejects.toMatchObject({ code: "not-found" });
});

test("only the owner makes, lists and withdraws links, and only of that scenario", async () => {
  const mine = await shared();
  const theirs = await shared();
  const trespass = { id: mine.scenario.id, ownerId: theirs.scenario.ownerId };
  for (const attempt of [
    createLink(context(), trespass, randomToken()),
    listLinks(store, trespass),
    listLinks(store, { ...trespass, ownerId: null }),
    withdrawLink(context(), trespass, mine.link.id),
    withdrawLink(context(), theirs.scenario, mine.link.id),
  ])
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  expect((await openLink(store, mine.token)).id).toBe(mine.scenario.id);
});

test("no token is anywhere in the database's files", async () => {
  const { token } = await shared();
  for (const name of ["plimsoll.db", "plimsoll.db-wal"]) {
    const bytes = await readFile(path.join(folder, name));
    expect(bytes.includes(token)).toBe(false);
  }
  const kept = await readFile(path.join(folder, "plimsoll.db-wal"));
  expect(kept.includes(EXAMPLE.name), "the search finds what is stored").toBe(true);
});
