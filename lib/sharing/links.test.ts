import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { listVersions, readScenario } from "@/lib/storage/data";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { createScenario, deleteScenario, restoreScenario, saveScenario } from "@/lib/storage/mutations";
import { openStore } from "@/lib/storage/open";
import type { Store } from "@/lib/storage/store";
import { createLink, listLinks, MAX_LIVE_LINKS, type NewLink, openLink, saveThroughLink, withdrawLink } from "./links";
import { claimMoveLink, createMoveLink } from "./moveLinks";
import { randomId, randomToken } from "./token";

let folder: string;
let store: Store;
const VIEW: NewLink = { capability: "view", label: "", expiresInDays: null };
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
  const link = await createLink(context(), { id, ownerId }, token, VIEW);
  return { scenario: { id, ownerId }, token, link };
}

async function refusal(token: string): Promise<string> {
  const error: unknown = await openLink(context(), token).catch((cause: unknown) => cause);
  return error instanceof Error ? JSON.stringify([error.name, error.message, Object.entries(error)]) : "opened";
}

test("a link opens its scenario as it is today, not as it was", async () => {
  const { scenario, token } = await shared();
  await saveScenario(context(), { ...scenario, revision: 1 }, { ...EXAMPLE, name: "Changed since" });
  expect(await openLink(context(), token)).toMatchObject({ name: "Changed since" });
});

test("wrong, withdrawn, expired, and of a deleted scenario: the same refusal to the letter", async () => {
  const wrong = await refusal(randomToken());
  expect(await refusal("")).toBe(wrong);

  const withdrawn = await shared();
  await withdrawLink(context(), withdrawn.scenario, withdrawn.link.id);
  expect(await refusal(withdrawn.token)).toBe(wrong);

  const { scenario } = await shared();
  const expiring = randomToken();
  const { expiresAt } = await createLink(context(), scenario, expiring, { ...VIEW, expiresInDays: 1 });
  expect((await openLink(context(), expiring)).capability).toBe("view");
  const late = { store, now: expiresAt ?? new Date(0) };
  await expect(openLink(late, expiring)).rejects.toThrow(JSON.parse(wrong)[1]);
  expect((await listLinks(store, scenario, late.now)).map((link) => link.expiresAt)).toEqual([null]);

  const deleted = await shared();
  await deleteScenario(context(), deleted.scenario);
  expect(await refusal(deleted.token)).toBe(wrong);
  await restoreScenario(context(), deleted.scenario);
  expect((await openLink(context(), deleted.token)).name).toBe(EXAMPLE.name);
});

test("a list holds the links that open, and a withdrawn one is withdrawn once", async () => {
  const { scenario, link } = await shared();
  const second = await createLink(context(), scenario, randomToken(), VIEW);
  await withdrawLink(context(), scenario, link.id);
  expect((await listLinks(store, scenario, new Date())).map((one) => one.id)).toEqual([second.id]);
  await expect(withdrawLink(context(), scenario, link.id)).rejects.toMatchObject({ code: "not-found" });
});

test("only the owner makes, lists and withdraws links, and only of that scenario", async () => {
  const mine = await shared();
  const theirs = await shared();
  const trespass = { id: mine.scenario.id, ownerId: theirs.scenario.ownerId };
  for (const attempt of [
    createLink(context(), trespass, randomToken(), VIEW),
    listLinks(store, trespass, new Date()),
    listLinks(store, { ...trespass, ownerId: null }, new Date()),
    withdrawLink(context(), trespass, mine.link.id),
    withdrawLink(context(), theirs.scenario, mine.link.id),
  ])
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  expect((await openLink(context(), mine.token)).id).toBe(mine.scenario.id);
});

test("an edit link saves new versions without owning; a view link does not, and no link does once it is withdrawn", async () => {
  const { scenario, token: viewing } = await shared();
  const editing = randomToken();
  const link = await createLink(context(), scenario, editing, { ...VIEW, capability: "edit", label: "for Ada" });
  const document = { ...EXAMPLE, name: "By Ada" };
  await expect(saveThroughLink(context(), viewing, { revision: 1, document })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await saveThroughLink(context(), editing, { revision: 1, document })).toMatchObject({ revision: 2 });
  await expect(
    saveThroughLink(context(), editing, { revision: 1, document: { ...EXAMPLE, name: "Late" } }),
  ).rejects.toMatchObject({ code: "conflict", newer: { revision: 2, name: "By Ada" } });
  expect((await readScenario(store, scenario.ownerId, scenario.id)).name).toBe("By Ada");
  expect((await listVersions(store, scenario, { before: null, limit: 1 })).versions[0]?.byLink).toBe(true);
  await withdrawLink(context(), scenario, link.id);
  await expect(saveThroughLink(context(), editing, { revision: 2, document })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("when a link was last used is known to the hour", async () => {
  const { scenario, token } = await shared();
  const used = async () => (await listLinks(store, scenario, new Date()))[0]?.lastUsedAt;
  expect(await used()).toBeNull();
  const now = new Date();
  const at = (minutes: number) => ({ store, now: new Date(now.getTime() + minutes * 60_000) });
  for (const minutes of [0, 10, 59]) await openLink(at(minutes), token);
  expect(await used()).toEqual(now);
  await openLink(at(61), token);
  expect(await used()).toEqual(at(61).now);
});

test("a scenario has so many live links and no more", async () => {
  const { scenario, link } = await shared();
  for (let count = 1; count < MAX_LIVE_LINKS; count++) await createLink(context(), scenario, randomToken(), VIEW);
  const more = () => createLink(context(), scenario, randomToken(), VIEW);
  await expect(more()).rejects.toMatchObject({ code: "invalid-input" });
  await withdrawLink(context(), scenario, link.id);
  await more();
});

test("a move link gives its maker's library away once, and is then like one that never was", async () => {
  const { scenario, token: viewing } = await shared();
  const token = randomToken();
  await createMoveLink(context(), scenario.ownerId, token);
  const other = randomId();
  expect(await claimMoveLink(context(), other, token)).toBe(1);
  expect((await readScenario(store, other, scenario.id)).id).toBe(scenario.id);
  expect((await openLink(context(), viewing)).id).toBe(scenario.id);
  const again: unknown = await claimMoveLink(context(), randomId(), token).catch((cause: unknown) => cause);
  const never: unknown = await claimMoveLink(context(), randomId(), randomToken()).catch((cause: unknown) => cause);
  expect(again).toEqual(never);
  expect(again).toMatchObject({ code: "not-found" });
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
