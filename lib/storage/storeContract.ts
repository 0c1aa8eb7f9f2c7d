import { describe, expect, test } from "vitest";
import { outlineOf } from "@/lib/scenario/outline";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { type ListRequest, listScenarios, readDocument, readScenario, readSharedScenario } from "./data";
import {
  createScenario,
  deleteScenario,
  duplicateScenario,
  renameScenario,
  restoreScenario,
  type StorageContext,
  saveScenario,
} from "./mutations";
import type { ScenarioRow, ShareLinkRow, Store, VersionRow } from "./store";

const NOON = Date.UTC(2026, 0, 1, 12);

/** Ids and times in order, so that a test reads the same whatever the database. */
export function contextOver(store: Store): () => StorageContext {
  let ids = 0;
  let minutes = 0;
  return () => ({
    store,
    now: new Date(NOON + minutes++ * 60_000),
    newId: () => `${crypto.randomUUID()}-${ids++}`,
  });
}

/** The first page of an owner's live scenarios, unless said otherwise. */
export const FIRST_PAGE: ListRequest = {
  place: "live",
  search: "",
  tag: null,
  sort: "changed",
  descending: true,
  limit: 50,
  cursor: null,
};

async function namesOf(store: Store, owner: string, request: Partial<ListRequest> = {}): Promise<readonly string[]> {
  const { scenarios } = await listScenarios(store, owner, { ...FIRST_PAGE, ...request });
  return scenarios.map(({ name }) => name);
}

const UNMARKED = { tags: [], words: [] };

/** Rows as another Plimsoll may have written them. */
function written(
  id: string,
  ownerId: string,
  now: Date,
  document: string,
  schemaVersion = 1,
): [ScenarioRow, VersionRow] {
  const outline = JSON.stringify(outlineOf(EXAMPLE));
  return [
    {
      ...{ id, ownerId, name: "Written", outline, headroom: null, schemaVersion, revision: 1 },
      ...{ createdAt: now, updatedAt: now, archivedAt: null, deletedAt: null },
    },
    {
      ...{ scenarioId: id, revision: 1, document, schemaVersion, summary: "First saved", createdAt: now },
      ...{ linkId: null, result: null },
    },
  ];
}

const failsWith = (code: string) => expect.objectContaining({ name: "PlimsollError", code });

/**
 * What any database must do to be Plimsoll's. `open` gives one that is migrated; owners differ by test,
 * so that one database serves them all.
 */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps scenarios`, () => {
    const setUp = async () => ({ context: contextOver(await open()), owner: crypto.randomUUID() });

    test("what is created is read back whole, at revision 1", async () => {
      const { context, owner } = await setUp();
      const { store, now, newId } = context();
      const { id } = await createScenario({ store, now, newId }, owner, EXAMPLE);
      expect(await readScenario(store, owner, id)).toEqual({
        id,
        name: EXAMPLE.name,
        revision: 1,
        createdAt: now,
        updatedAt: now,
        archivedAt: null,
        scenario: EXAMPLE,
        result: null,
      });
    });

    test("a document of an older version is upgraded on its way in", async () => {
      const { context, owner } = await setUp();
      const { version: _, ranges: __, objectives, ...rest } = EXAMPLE;
      const version0 = { ...rest, version: 0, objective: objectives.latency[0] };
      const { id } = await createScenario(context(), owner, version0);
      const { scenario } = await readScenario(context().store, owner, id);
      expect(scenario.version).toBe(EXAMPLE.version);
      expect(scenario.objectives.latency).toEqual(objectives.latency);
    });

    test("a document of an older version that was stored long ago is upgraded on its way out", async () => {
      const { context, owner } = await setUp();
      const { store, now, newId } = context();
      const { version: _, ranges: __, objectives, ...rest } = EXAMPLE;
      const id = newId();
      const version0 = JSON.stringify({ ...rest, version: 0, objective: objectives.latency[0] });
      const [row, version] = written(id, owner, now, version0, 0);
      await store.insertScenario(row, [version], UNMARKED);
      expect((await readScenario(store, owner, id)).scenario.objectives.latency).toEqual(objectives.latency);
    });

    test("a document that can't be read fails neither its list nor its export; opening it says whose fault it is", async () => {
      const { context, owner } = await setUp();
      const { store } = context();
      const stored = async (document: string, schemaVersion?: number) => {
        const { now, newId } = context();
        const id = newId();
        const [row, version] = written(id, owner, now, document, schemaVersion);
        await store.insertScenario(
          { ...row, outline: "{" },
          [{ ...version, result: '{"modelVersion":"9"}' }],
          UNMARKED,
        );
        return id;
      };
      const damaged = await stored('{"version":1,');
      const incomplete = await stored('{"version":1}');
      const newer = await stored('{"version":999}', 999);
      await createScenario(context(), owner, EXAMPLE);
      await expect(readScenario(store, owner, damaged)).rejects.toEqual(failsWith("internal"));
      await expect(readScenario(store, owner, incomplete)).rejects.toEqual(failsWith("internal"));
      await expect(readScenario(store, owner, newer)).rejects.toEqual(failsWith("unsupported-version"));
      const { scenarios } = await listScenarios(store, owner, FIRST_PAGE);
      expect(scenarios.map(({ state, outline, result }) => [state, outline === null, result])).toEqual([
        ["ok", false, null],
        ["newer", true, null],
        ["ok", true, null],
        ["ok", true, null],
      ]);
      expect(await readDocument(store, owner, newer)).toEqual({ name: "Written", document: '{"version":999}' });
      expect((await readDocument(store, owner, damaged)).document).toBe('{"version":1,');
    });

    test("an invalid document is refused with the place at fault, and nothing is kept", async () => {
      const { context, owner } = await setUp();
      const wrong = { ...EXAMPLE, hardware: { ...EXAMPLE.hardware, cpus: -1 } };
      await expect(createScenario(context(), owner, wrong)).rejects.toMatchObject({
        code: "invalid-input",
        issues: [{ path: ["hardware", "cpus"] }],
      });
      expect(await namesOf(context().store, owner)).toEqual([]);
    });

    test("a save counts revisions, and one that is based on an older revision is refused and changes nothing", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      const mine = await saveScenario(context(), { id, ownerId: owner, revision: 1 }, { ...EXAMPLE, name: "Mine" });
      expect(mine).toMatchObject({ revision: 2, name: "Mine" });
      const theirs = saveScenario(context(), { id, ownerId: owner, revision: 1 }, { ...EXAMPLE, name: "Theirs" });
      await expect(theirs).rejects.toEqual(failsWith("conflict"));
      expect(await readScenario(context().store, owner, id)).toMatchObject({ name: "Mine", revision: 2 });
    });

    test("of many saves at once on one revision, exactly one wins", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      const names = Array.from({ length: 20 }, (_, index) => `Save ${index}`);
      const outcomes = await Promise.allSettled(
        names.map((one) => saveScenario(context(), { id, ownerId: owner, revision: 1 }, { ...EXAMPLE, name: one })),
      );
      const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
      expect(won).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason.code)).toEqual(
        Array.from({ length: 19 }, () => "conflict"),
      );
      const kept = await readScenario(context().store, owner, id);
      expect(kept).toMatchObject({ revision: 2, name: won[0]?.value.name, scenario: { name: won[0]?.value.name } });
    });

    test("a rename changes the document's own name, and is a save like any other", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      await renameScenario(context(), { id, ownerId: owner }, "Renamed");
      expect(await readScenario(context().store, owner, id)).toMatchObject({
        name: "Renamed",
        revision: 2,
        scenario: { ...EXAMPLE, name: "Renamed" },
      });
      await expect(renameScenario(context(), { id, ownerId: owner }, "")).rejects.toEqual(failsWith("invalid-input"));
    });

    test("a duplicate stands alone, and the copy of a longest name still is a name", async () => {
      const { context, owner } = await setUp();
      const long = `${"n".repeat(112)}😀${"n".repeat(6)}`;
      const { id } = await createScenario(context(), owner, { ...EXAMPLE, name: long });
      const copy = await duplicateScenario(context(), owner, id);
      expect(copy).toMatchObject({ name: `${"n".repeat(112)} (copy)`, revision: 1 });
      await deleteScenario(context(), { id, ownerId: owner });
      expect((await readScenario(context().store, owner, copy.id)).name).toBe(copy.name);
    });

    test("the trash hides a scenario from every reader until it is restored, unchanged", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      const { store } = context();
      const before = await readScenario(store, owner, id);
      await deleteScenario(context(), { id, ownerId: owner });
      await expect(readScenario(store, owner, id)).rejects.toEqual(failsWith("not-found"));
      expect(await readSharedScenario(store, id)).toBeNull();
      expect(await namesOf(store, owner)).toEqual([]);
      expect(await namesOf(store, owner, { place: "trash" })).toEqual([EXAMPLE.name]);
      const late = saveScenario(context(), { id, ownerId: owner, revision: 1 }, EXAMPLE);
      await expect(late).rejects.toEqual(failsWith("not-found"));
      await expect(deleteScenario(context(), { id, ownerId: owner })).rejects.toEqual(failsWith("not-found"));
      await restoreScenario(context(), { id, ownerId: owner });
      expect(await readScenario(store, owner, id)).toEqual(before);
      await expect(restoreScenario(context(), { id, ownerId: owner })).rejects.toEqual(failsWith("not-found"));
    });

    test("a list holds the owner's live scenarios, the latest change first", async () => {
      const { context, owner } = await setUp();
      const first = await createScenario(context(), owner, { ...EXAMPLE, name: "First" });
      await createScenario(context(), owner, { ...EXAMPLE, name: "Second" });
      const gone = await createScenario(context(), owner, { ...EXAMPLE, name: "Gone" });
      await createScenario(context(), crypto.randomUUID(), { ...EXAMPLE, name: "A stranger's" });
      await deleteScenario(context(), { id: gone.id, ownerId: owner });
      await renameScenario(context(), { id: first.id, ownerId: owner }, "First, renamed");
      expect(await namesOf(context().store, owner)).toEqual(["First, renamed", "Second"]);
    });

    test("to another owner, and to a stranger, a scenario is not there for anything", async () => {
      const { context, owner } = await setUp();
      const { id } = await createScenario(context(), owner, EXAMPLE);
      const { store } = context();
      const other = { id, ownerId: crypto.randomUUID() };
      const outcomes = await Promise.allSettled([
        readScenario(store, other.ownerId, id),
        readScenario(store, null, id),
        saveScenario(context(), { ...other, revision: 1 }, { ...EXAMPLE, name: "Theirs" }),
        renameScenario(context(), other, "Theirs"),
        duplicateScenario(context(), other.ownerId, id),
        deleteScenario(context(), other),
        restoreScenario(context(), other),
      ]);
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
      expect(await readScenario(store, owner, id)).toMatchObject({ name: EXAMPLE.name, revision: 1 });
    });

    test("a link needs its scenario, and a token's hash is there once", async () => {
      const { context, owner } = await setUp();
      const { id: scenarioId } = await createScenario(context(), owner, EXAMPLE);
      const { store, now, newId } = context();
      const link: ShareLinkRow = {
        ...{ id: newId(), scenarioId, tokenHash: newId(), capability: "view", label: "", createdAt: now },
        ...{ expiresAt: null, revokedAt: null, lastUsedAt: null },
      };
      await store.insertLink(link);
      await expect(store.insertLink({ ...link, id: newId() })).rejects.toThrow();
      await expect(
        store.insertLink({ ...link, id: newId(), tokenHash: newId(), scenarioId: "none" }),
      ).rejects.toThrow();
      expect(await store.listLinks(scenarioId, now)).toEqual([link]);
    });
  });
}
