import { changeSummary, changesBetween } from "@/lib/scenario/changes";
import { MAX_NAME_LENGTH } from "@/lib/scenario/nameLimit";
import { outlineOf } from "@/lib/scenario/outline";
import { parseScenario } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import { searchWordsOf } from "@/lib/scenario/searchText";
import type { VersionResult } from "@/lib/scenario/versionResult";
import { readScenario, readVersion, scenarioNotFound } from "./data";
import { openDocument } from "./openDocument";
import { SaveConflict } from "./saveConflict";
import type { SaveTarget, ScenarioRow, Store, VersionRow } from "./store";

/** What a write needs from outside: the database, the time, and ids that can't be guessed. */
export interface StorageContext {
  readonly store: Store;
  readonly now: Date;
  readonly newId: () => string;
}

/** What a browser must know to save again. */
export interface Saved {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly updatedAt: Date;
}

function scenarioColumns(scenario: Scenario, result: VersionResult | null) {
  return {
    name: scenario.name,
    outline: JSON.stringify(outlineOf(scenario)),
    headroom: result?.today.headroom ?? null,
    schemaVersion: scenario.version,
  };
}

function documentColumns(scenario: Scenario, result: VersionResult | null) {
  return {
    document: JSON.stringify(scenario),
    schemaVersion: scenario.version,
    result: result === null ? null : JSON.stringify(result),
  };
}

function saved({ id, name, revision, updatedAt }: ScenarioRow): Saved {
  return { id, name, revision, updatedAt };
}

/** One version of a scenario that is kept for the first time. */
export interface NewVersion {
  readonly scenario: Scenario;
  readonly summary: string;
  readonly createdAt: Date;
  readonly result: VersionResult | null;
}

/** Keeps a new scenario with its history, the newest version last. */
export async function insertHistory(
  { store, newId }: StorageContext,
  ownerId: string,
  history: readonly NewVersion[],
  { tags = [], archivedAt = null }: { readonly tags?: readonly string[]; readonly archivedAt?: Date | null } = {},
): Promise<Saved> {
  const newest = history.at(-1);
  const oldest = history[0];
  if (newest === undefined || oldest === undefined) throw new Error("A scenario has at least one version.");
  const id = newId();
  const row: ScenarioRow = {
    id,
    ownerId,
    ...scenarioColumns(newest.scenario, newest.result),
    revision: history.length,
    createdAt: oldest.createdAt,
    updatedAt: newest.createdAt,
    archivedAt,
    deletedAt: null,
  };
  const versions = history.map(({ scenario, summary, createdAt, result }, index) => ({
    ...{ scenarioId: id, revision: index + 1, summary, createdAt, linkId: null },
    ...documentColumns(scenario, result),
  }));
  await store.insertScenario(row, versions, { tags, words: searchWordsOf(newest.scenario) });
  return saved(row);
}

/**
 * Keeps a new scenario for this owner.
 * @throws PlimsollError `invalid-input` with the faults of the document.
 */
export async function createScenario(
  context: StorageContext,
  ownerId: string,
  document: unknown,
  { result = null, tags = [] }: { readonly result?: VersionResult | null; readonly tags?: readonly string[] } = {},
): Promise<Saved> {
  const scenario = parseScenario(document);
  const first = { scenario, summary: "First saved", createdAt: context.now, result };
  return insertHistory(context, ownerId, [first], { tags });
}

/** What the base of a save said; null where it is not there, or can't be read. */
function openBase(base: VersionRow | null): Scenario | null {
  if (base === null) return null;
  try {
    return openDocument("", base.document);
  } catch {
    return null;
  }
}

/** What a search finds it by from now on; null where that is what it was. */
function changedWords(base: Scenario | null, scenario: Scenario): readonly string[] | null {
  const words = searchWordsOf(scenario);
  return base !== null && searchWordsOf(base).join(" ") === words.join(" ") ? null : words;
}

/** Why a save was not taken: it is not there for who asks, or someone saved in between. */
async function refusal(store: Store, target: SaveTarget, base: Scenario | null, scenario: Scenario): Promise<Error> {
  const row = await store.findScenario(target.id);
  const foreign = target.ownerId !== null && row?.ownerId !== target.ownerId;
  if (row === null || row.deletedAt !== null || foreign) return scenarioNotFound();
  const newer = await readScenario(store, row.ownerId, row.id);
  const { revision, name, updatedAt } = newer;
  return new SaveConflict({
    ...{ revision, name, updatedAt, scenario: newer.scenario },
    theirs: base === null ? null : changesBetween(base, newer.scenario),
    yours: changesBetween(newer.scenario, scenario),
  });
}

/** Keeps what was computed of a version that has no result yet; one that has keeps its own. */
export async function keepResult(
  store: Store,
  { id: scenarioId, revision }: { readonly id: string; readonly revision: number },
  result: VersionResult,
): Promise<void> {
  await store.attachResult({ scenarioId, revision }, JSON.stringify(result), result.today.headroom);
}

export interface SaveExtras {
  readonly result?: VersionResult | null;
  /** The edit link that it is saved through. */
  readonly linkId?: string | null;
  /** Instead of what changed. */
  readonly summary?: string;
}

/**
 * Saves a new version over the one that the change was based on. What changes nothing makes no version.
 * @throws PlimsollError `not-found`, `invalid-input`; SaveConflict when someone saved in between.
 */
export async function saveScenario(
  { store, now }: StorageContext,
  target: SaveTarget,
  document: unknown,
  { result = null, linkId = null, summary }: SaveExtras = {},
): Promise<Saved> {
  const scenario = parseScenario(document);
  const { id } = target;
  const found = await store.findVersion(id, target.revision);
  const base = openBase(found);
  const changes = base === null ? null : changesBetween(base, scenario);
  if (changes?.length === 0 && found?.schemaVersion === scenario.version) {
    const row = await store.findScenario(id);
    const own = target.ownerId === null || row?.ownerId === target.ownerId;
    if (row !== null && own && row.deletedAt === null && row.revision === target.revision) {
      if (result !== null && found.result === null) await keepResult(store, { id, revision: row.revision }, result);
      return saved(row);
    }
    throw await refusal(store, target, base, scenario);
  }
  const revision = target.revision + 1;
  const version: VersionRow = {
    ...{ scenarioId: id, revision, createdAt: now, linkId },
    summary: summary ?? (changes === null ? "Replaces what could not be read" : changeSummary(changes)),
    ...documentColumns(scenario, result),
  };
  const change = { ...scenarioColumns(scenario, result), words: changedWords(base, scenario), updatedAt: now };
  if (found === null || !(await store.addVersion(target, change, version)))
    throw await refusal(store, target, base, scenario);
  return { id, name: scenario.name, revision, updatedAt: now };
}

type Owned = Pick<ScenarioRow, "id" | "ownerId">;

/** @throws PlimsollError `not-found`, `invalid-input`, or `conflict` when someone saved at the same moment. */
export async function renameScenario(context: StorageContext, { id, ownerId }: Owned, name: string): Promise<Saved> {
  const { scenario, revision } = await readScenario(context.store, ownerId, id);
  return saveScenario(context, { id, ownerId, revision }, { ...scenario, name });
}

/**
 * Saves what an older version said as a new one.
 * @param target its `revision` is the newest version that the person saw
 * @throws PlimsollError `not-found`; SaveConflict when someone saved in between.
 */
export async function restoreVersion(
  context: StorageContext,
  target: Owned & { readonly revision: number },
  older: number,
): Promise<Saved> {
  const { scenario, result, createdAt } = await readVersion(context.store, target, older);
  const summary = `Restored version ${older} of ${createdAt.toISOString().slice(0, 10)}`;
  return saveScenario(context, target, scenario, { result, summary });
}

/** Keeps a copy under "… (copy)", shortened where the name would grow too long, with the tags. */
export async function duplicateScenario(context: StorageContext, ownerId: string, id: string): Promise<Saved> {
  const { scenario, result } = await readScenario(context.store, ownerId, id);
  const suffix = " (copy)";
  const kept = scenario.name.slice(0, MAX_NAME_LENGTH - suffix.length).replace(/\p{Surrogate}$/u, "");
  const copy = { ...scenario, name: `${kept.trimEnd()}${suffix}` };
  return createScenario(context, ownerId, copy, { result, tags: await context.store.tagsOf(id) });
}

/** Puts it in the trash, from which `restoreScenario` takes it back. Its links stop working meanwhile. */
export async function deleteScenario({ store, now }: StorageContext, { id, ownerId }: Owned): Promise<void> {
  if ((await store.move(ownerId, [id], "trash", now)).length === 0) throw scenarioNotFound();
}

/** @throws PlimsollError `not-found` unless it is in this owner's trash. */
export async function restoreScenario({ store, now }: StorageContext, { id, ownerId }: Owned): Promise<Saved> {
  if ((await store.move(ownerId, [id], "restore", now)).length === 0) throw scenarioNotFound();
  const row = await store.findScenario(id);
  if (row === null) throw scenarioNotFound();
  return saved(row);
}

/** Days that the trash keeps what was put in it. */
export const TRASH_DAYS = 30;

/** Deletes for good what has been in the trash too long. @returns how many */
export function purgeTrash({ store, now }: Pick<StorageContext, "store" | "now">): Promise<number> {
  return store.purge(new Date(now.getTime() - TRASH_DAYS * 24 * 3_600_000), now);
}
