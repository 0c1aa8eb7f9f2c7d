import { describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { MAX_TAGS } from "@/lib/scenario/tags";
import type { VersionResult } from "@/lib/scenario/versionResult";
import {
  compareVersions,
  type ListRequest,
  listScenarios,
  listVersions,
  readScenario,
  readSharedScenario,
  readVersion,
} from "./data";
import {
  createScenario,
  deleteScenario,
  purgeTrash,
  restoreScenario,
  restoreVersion,
  type StorageContext,
  saveScenario,
  TRASH_DAYS,
} from "./mutations";
import { SaveConflict } from "./saveConflict";
import type { Store } from "./store";
import { contextOver, FIRST_PAGE } from "./storeContract";

const numbers = { processes: 2, threads: 4, loadLineRps: 60, objectiveMs: 240, throughputRps: 40, memoryMiB: 700 };

function resultWith(headroom: number | null): VersionResult {
  return {
    ...{ modelVersion: "0.1.0", seed: 42, sentence: "It holds.", recommended: null },
    today: { ...numbers, headroom },
    thumbnail: { rows: 1, columns: 2, cells: "hx", today: 0, recommended: null },
  };
}

function withThreads(threads: number): Scenario {
  return { ...EXAMPLE, server: { ...EXAMPLE.server, threads } };
}

const failsWith = (code: string) => expect.objectContaining({ name: "PlimsollError", code });

/** What any database must do to keep a library: versions, lists, tags, a trash, links that move. */
export function libraryContract(name: string, open: () => Promise<Store>): void {
  const setUp = async () => ({ context: contextOver(await open()), owner: crypto.randomUUID() });

  const kept = async (
    context: () => StorageContext,
    owner: string,
    ...names: readonly (readonly [string, (number | null)?, (readonly string[])?])[]
  ) => {
    const ids: string[] = [];
    for (const [title, headroom, tags = []] of names) {
      const result = headroom === undefined ? null : resultWith(headroom);
      ids.push((await createScenario(context(), owner, { ...EXAMPLE, name: title }, { result, tags })).id);
    }
    return ids;
  };

  describe(`${name} keeps versions`, () => {
    test("every save is one, with what changed, its numbers, and its document as it was", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE, { result: resultWith(0.25) });
      const target = { id, ownerId: owner };
      await saveScenario(context(), { ...target, revision: 1 }, withThreads(8));
      const { store } = context();
      const { versions, next } = await listVersions(store, target, { before: null, limit: 10 });
      expect(versions).toMatchObject([
        { revision: 2, summary: `threads ${EXAMPLE.server.threads} → 8`, byLink: false, result: null },
        { revision: 1, summary: "First saved", result: { today: { headroom: 0.25 }, modelVersion: "0.1.0", seed: 42 } },
      ]);
      expect(next).toBeNull();
      expect((await readVersion(store, target, 1)).scenario).toEqual(EXAMPLE);
      expect(await compareVersions(store, target, { from: 2, to: 1 })).toMatchObject({
        changes: [{ label: "threads", before: "8", after: String(EXAMPLE.server.threads) }],
      });
      await expect(readVersion(store, target, 3)).rejects.toEqual(failsWith("not-found"));
      await expect(readVersion(store, { id, ownerId: "other" }, 1)).rejects.toEqual(failsWith("not-found"));
    });

    test("a save that changes nothing makes none, but keeps a result that was missing", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      const target = { id, ownerId: owner, revision: 1 };
      expect(await saveScenario(context(), target, EXAMPLE, { result: resultWith(0.5) })).toMatchObject({
        revision: 1,
      });
      expect((await readScenario(context().store, owner, id)).result).toEqual(resultWith(0.5));
      await saveScenario(context(), target, EXAMPLE, { result: resultWith(0.9) });
      expect((await readScenario(context().store, owner, id)).result).toEqual(resultWith(0.5));
      const other = saveScenario(context(), { ...target, ownerId: "other" }, EXAMPLE);
      await expect(other).rejects.toEqual(failsWith("not-found"));
    });

    test("any of them is restored as a new one, unless someone saved in between", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE, { result: resultWith(0.25) });
      const target = { id, ownerId: owner };
      await saveScenario(context(), { ...target, revision: 1 }, withThreads(8));
      await expect(restoreVersion(context(), { ...target, revision: 1 }, 1)).rejects.toEqual(failsWith("conflict"));
      expect(await restoreVersion(context(), { ...target, revision: 2 }, 1)).toMatchObject({ revision: 3 });
      expect(await readScenario(context().store, owner, id)).toMatchObject({
        scenario: EXAMPLE,
        result: { today: { headroom: 0.25 } },
      });
      const { versions } = await listVersions(context().store, target, { before: null, limit: 1 });
      expect(versions[0]?.summary).toMatch(/^Restored version 1 of 2026-01-01$/);
    });

    test("a long history comes page by page", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      for (let revision = 1; revision < 5; revision++)
        await saveScenario(context(), { id, ownerId: owner, revision }, withThreads(10 + revision));
      const target = { id, ownerId: owner };
      const first = await listVersions(context().store, target, { before: null, limit: 2 });
      expect(first.versions.map(({ revision }) => revision)).toEqual([5, 4]);
      expect(first.next).toBe(4);
      const last = await listVersions(context().store, target, { before: 3, limit: 2 });
      expect([last.versions.map(({ revision }) => revision), last.next]).toEqual([[2, 1], null]);
    });

    test("a refused save is told what is there, what the other changed, and what saving over it would", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      const target = { id, ownerId: owner, revision: 1 };
      await saveScenario(context(), target, withThreads(8));
      const mine = { ...EXAMPLE, name: "Mine" };
      const refused: unknown = await saveScenario(context(), target, mine).catch((cause: unknown) => cause);
      if (!(refused instanceof SaveConflict)) throw new Error("The second save was not refused as a conflict.");
      const threads = String(EXAMPLE.server.threads);
      expect(refused.newer).toMatchObject({
        ...{ revision: 2, name: EXAMPLE.name, scenario: withThreads(8) },
        theirs: [{ label: "threads", before: threads, after: "8" }],
        yours: [{ label: "name" }, { label: "threads", before: "8", after: threads }],
      });
      await saveScenario(context(), { ...target, revision: refused.newer.revision }, mine);
      expect(await readScenario(context().store, owner, id)).toMatchObject({ revision: 3, scenario: mine });
    });
  });

  describe(`${name} keeps lists`, () => {
    const pages = async (store: Store, owner: string, request: Partial<ListRequest>) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listScenarios(store, owner, { ...FIRST_PAGE, ...request, limit: 2, cursor });
        expect(page.scenarios.length).toBeGreaterThan(0);
        found.push(...page.scenarios.map((one) => one.name));
        cursor = page.next;
      } while (cursor !== null);
      return found;
    };

    test("sorted each way, page by page, each scenario once, whatever is equal", async () => {
      const { context, owner } = await setUp();
      await kept(context, owner, ["delta", 0.1], ["Alpha", 0.9], ["charlie", null], ["bravo", 0.9], ["echo"]);
      const { store } = context();
      expect(await pages(store, owner, {})).toEqual(["echo", "bravo", "charlie", "Alpha", "delta"]);
      const byName = ["Alpha", "bravo", "charlie", "delta", "echo"];
      expect(await pages(store, owner, { sort: "name", descending: false })).toEqual(byName);
      expect(await pages(store, owner, { sort: "name" })).toEqual(byName.toReversed());
      const byHeadroom = await pages(store, owner, { sort: "headroom" });
      expect(byHeadroom.slice(0, 2).toSorted()).toEqual(["Alpha", "bravo"]);
      expect(byHeadroom[2]).toBe("delta");
      expect(byHeadroom.slice(3).toSorted()).toEqual(["charlie", "echo"]);
      expect(new Set(await pages(store, owner, { sort: "headroom", descending: false })).size).toBe(5);
    });

    test("a page stays where it was when what it started after is changed or deleted", async () => {
      const { context, owner } = await setUp();
      const [, , third = ""] = await kept(context, owner, ["a"], ["b"], ["c"], ["d"]);
      const request = { ...FIRST_PAGE, limit: 2 };
      const first = await listScenarios(context().store, owner, request);
      await deleteScenario(context(), { id: third, ownerId: owner });
      const second = await listScenarios(context().store, owner, { ...request, cursor: first.next });
      expect(second.scenarios.map((one) => one.name)).toEqual(["b", "a"]);
      for (const cursor of ["", "nonsense", Buffer.from("[1]").toString("base64url"), "x".repeat(2000)])
        await expect(listScenarios(context().store, owner, { ...request, cursor })).rejects.toEqual(
          failsWith("invalid-input"),
        );
      const otherSort = listScenarios(context().store, owner, { ...request, sort: "name", cursor: first.next });
      await expect(otherSort).rejects.toEqual(failsWith("invalid-input"));
    });

    test("searched by every word, in names, servers and tags, and nothing is a wildcard", async () => {
      const { context, owner } = await setUp();
      await kept(context, owner, ["Checkout peak"], ["Checkout, night", null, ["black friday"]], ["100 % load"]);
      const found = async (search: string, tag: string | null = null) =>
        (await listScenarios(context().store, owner, { ...FIRST_PAGE, search, tag })).scenarios.map((one) => one.name);
      expect(await found("CHECKOUT")).toEqual(["Checkout, night", "Checkout peak"]);
      expect(await found("check peak")).toEqual(["Checkout peak"]);
      expect(await found("friday checkout")).toEqual(["Checkout, night"]);
      expect(await found("gunicorn gthread")).toHaveLength(3);
      expect(await found("peak%check")).toEqual(["Checkout peak"]);
      expect(await found("100%load")).toEqual(["100 % load"]);
      expect(await found("%")).toHaveLength(3);
      expect(await found("' OR 1=1 --")).toEqual([]);
      expect(await found("", "black friday")).toEqual(["Checkout, night"]);
      expect(await found("", "black")).toEqual([]);
    });

    test("tags are added, taken away and counted, and are their owner's alone", async () => {
      const { context, owner } = await setUp();
      const [a = "", b = "", c = ""] = await kept(context, owner, ["a", null, ["old"]], ["b"], ["c", null, ["peak"]]);
      const { store } = context();
      const change = { add: ["peak", "eu"], remove: ["old"] };
      expect([...(await store.changeTags(owner, [a, b, "none"], change))].toSorted()).toEqual([a, b].toSorted());
      expect(await store.tagsOf(a)).toEqual(["eu", "peak"]);
      expect(await store.countTags(owner)).toEqual([
        { tag: "eu", count: 2 },
        { tag: "peak", count: 3 },
      ]);
      await deleteScenario(context(), { id: c, ownerId: owner });
      expect(await store.countTags(owner)).toContainEqual({ tag: "peak", count: 2 });
      expect(await store.changeTags(crypto.randomUUID(), [a], { add: ["theirs"], remove: [] })).toEqual([]);
      expect(await store.tagsOf(a)).toEqual(["eu", "peak"]);
      const many = Array.from({ length: MAX_TAGS - 1 }, (_, index) => `tag ${index}`);
      await expect(store.changeTags(owner, [a], { add: many, remove: [] })).rejects.toEqual(failsWith("invalid-input"));
    });

    test("archive and trash are lists of their own, and the trash gives back to where it took from", async () => {
      const { context, owner } = await setUp();
      const [a = "", b = ""] = await kept(context, owner, ["a"], ["b"], ["c"]);
      const { store, now } = context();
      expect(await store.move(owner, [a, "none"], "archive", now)).toEqual([a]);
      expect(await store.move(owner, [a], "archive", now)).toEqual([]);
      expect((await readScenario(store, owner, a)).archivedAt).toEqual(now);
      expect([...(await store.move(owner, [a, b], "trash", now))].toSorted()).toEqual([a, b].toSorted());
      expect(await store.countPlaces(owner)).toEqual({ live: 1, archive: 0, trash: 2 });
      expect(await store.move(crypto.randomUUID(), [a, b], "restore", now)).toEqual([]);
      await store.move(owner, [a, b], "restore", now);
      expect(await store.countPlaces(owner)).toEqual({ live: 2, archive: 1, trash: 0 });
      await store.move(owner, [a], "unarchive", now);
      expect(await store.countPlaces(owner)).toEqual({ live: 3, archive: 0, trash: 0 });
    });

    test(`the trash keeps for ${TRASH_DAYS} days, then nothing is left: no version, no tag`, async () => {
      const { context, owner } = await setUp();
      const [a = "", b = "", c = ""] = await kept(context, owner, ["a", null, ["tag"]], ["b"], ["c"]);
      const { store, now } = context();
      await store.move(owner, [a, b], "trash", now);
      const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);
      await purgeTrash({ store, now: later(TRASH_DAYS) });
      await restoreScenario(context(), { id: b, ownerId: owner });
      await purgeTrash({ store, now: later(TRASH_DAYS + 0.01) });
      await expect(restoreScenario(context(), { id: a, ownerId: owner })).rejects.toEqual(failsWith("not-found"));
      expect([await store.findScenario(a), await store.findVersion(a, 1), await store.tagsOf(a)]).toEqual([
        null,
        null,
        [],
      ]);
      expect(await store.countPlaces(owner)).toEqual({ live: 2, archive: 0, trash: 0 });
      expect(await store.deleteForever(owner, [c])).toEqual([]);
      await store.move(owner, [c], "trash", now);
      expect(await store.deleteForever("other", [c])).toEqual([]);
      expect(await store.deleteForever(owner, [c])).toEqual([c]);
      expect(await store.findScenario(c)).toBeNull();
    });
  });

  describe(`${name} moves a library`, () => {
    test("once, whole, and only while the link lives", async () => {
      const { context, owner } = await setUp();
      const [a = ""] = await kept(context, owner, ["a", null, ["tag"]], ["b"]);
      const { store, now, newId } = context();
      const hour = new Date(now.getTime() + 3_600_000);
      const link = { id: newId(), ownerId: owner, tokenHash: newId(), createdAt: now, expiresAt: hour };
      await store.insertMoveLink(link);
      const other = crypto.randomUUID();
      expect(await store.claimMoveLink("none", other, now)).toBeNull();
      expect(await store.claimMoveLink(link.tokenHash, other, hour)).toBeNull();
      const claims = await Promise.all(
        Array.from({ length: 5 }, () => store.claimMoveLink(link.tokenHash, other, now)),
      );
      expect(claims.filter((count) => count !== null)).toEqual([2]);
      await expect(readScenario(store, owner, a)).rejects.toEqual(failsWith("not-found"));
      expect((await readScenario(store, other, a)).name).toBe("a");
      expect(await store.countTags(other)).toEqual([{ tag: "tag", count: 1 }]);
      expect(await store.countTags(owner)).toEqual([]);
      expect((await readSharedScenario(store, a))?.name).toBe("a");
    });
  });
}
