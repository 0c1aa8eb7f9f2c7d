import { PlimsollError } from "@/lib/errors/plimsollError";
import { type Change, changesBetween } from "@/lib/scenario/changes";
import { type Outline, outline } from "@/lib/scenario/outline";
import { SCENARIO_VERSION, type Scenario } from "@/lib/scenario/scenario";
import { searchWords } from "@/lib/scenario/searchText";
import type { VersionResult } from "@/lib/scenario/versionResult";
import { cursorAfter, readCursor } from "./cursor";
import { openDocument, openResult } from "./openDocument";
import type { ListedRow, ListQuery, ScenarioRow, Sort, Store, VersionHead, VersionRow } from "./store";

/** A scenario as it was saved, brought up to today's version. */
export interface StoredScenario {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
  readonly scenario: Scenario;
  /** What was computed of it when it was saved; null where nothing was. */
  readonly result: VersionResult | null;
}

/** The same answer for what never was, is in the trash, or belongs to someone else. */
export function scenarioNotFound(): PlimsollError {
  return new PlimsollError("not-found", "There is no such scenario here. It may be deleted, or another browser's.");
}

/** @throws PlimsollError `not-found` unless it is this owner's, and not in the trash. */
export async function requireScenario(store: Store, ownerId: string | null, id: string): Promise<ScenarioRow> {
  const row = await store.findScenario(id);
  if (row === null || row.ownerId !== ownerId || row.deletedAt !== null) throw scenarioNotFound();
  return row;
}

/** @throws PlimsollError `not-found` where the scenario has no such version. */
async function requireVersion(store: Store, { id }: ScenarioRow, revision: number): Promise<VersionRow> {
  const version = await store.findVersion(id, revision);
  if (version === null) throw new PlimsollError("not-found", `This scenario has no version ${revision}.`);
  return version;
}

async function opened(store: Store, row: ScenarioRow): Promise<StoredScenario> {
  const { id, name, revision, createdAt, updatedAt, archivedAt } = row;
  const version = await requireVersion(store, row, revision);
  const scenario = openDocument(name, version.document);
  return { id, name, revision, createdAt, updatedAt, archivedAt, scenario, result: openResult(version.result) };
}

/** @throws PlimsollError `not-found` unless it is this owner's, and not in the trash. */
export async function readScenario(store: Store, ownerId: string | null, id: string): Promise<StoredScenario> {
  return opened(store, await requireScenario(store, ownerId, id));
}

/** A scenario whoever owns it, for someone who holds a link to it; null where there is none, or it is in the trash. */
export async function readSharedScenario(store: Store, id: string): Promise<StoredScenario | null> {
  const row = await store.findScenario(id);
  return row === null || row.deletedAt !== null ? null : opened(store, row);
}

/** The newest version as it is stored, whether it can be opened or not. */
export async function readDocument(store: Store, ownerId: string | null, id: string) {
  const row = await requireScenario(store, ownerId, id);
  const { document } = await requireVersion(store, row, row.revision);
  return { name: row.name, document };
}

/** A scenario as a list shows it. */
export interface ListedScenario
  extends Pick<
    ListedRow,
    "id" | "name" | "revision" | "createdAt" | "updatedAt" | "archivedAt" | "deletedAt" | "tags"
  > {
  /** `newer`: a newer Plimsoll saved it, so this one can't open it. */
  readonly state: "ok" | "newer";
  /** Null where it can't be read. */
  readonly outline: Outline | null;
  readonly result: VersionResult | null;
}

function outlineFrom(text: string): Outline | null {
  try {
    return outline.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Nothing that a row holds can fail its list. */
function listed(row: ListedRow): ListedScenario {
  const { id, name, revision, createdAt, updatedAt, archivedAt, deletedAt, tags } = row;
  return {
    ...{ id, name, revision, createdAt, updatedAt, archivedAt, deletedAt, tags },
    state: row.schemaVersion > SCENARIO_VERSION ? "newer" : "ok",
    outline: outlineFrom(row.outline),
    result: openResult(row.result),
  };
}

/** What a person asks of a list. */
export interface ListRequest extends Pick<ListQuery, "place" | "tag" | "sort" | "limit"> {
  readonly search: string;
  readonly descending: boolean;
  /** Where the page before said that this one starts; null for the first. */
  readonly cursor: string | null;
}

/** Where nothing else is said: the latest change first, the best headroom first, names from A. */
export function defaultDescending(sort: Sort): boolean {
  return sort !== "name";
}

export interface ListPage {
  readonly scenarios: readonly ListedScenario[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** @throws PlimsollError `invalid-input` for a cursor of another list. */
export async function listScenarios(store: Store, ownerId: string, request: ListRequest): Promise<ListPage> {
  const { place, tag, sort, descending, limit, cursor } = request;
  const after = cursor === null ? null : readCursor(sort, cursor);
  const words = searchWords(request.search);
  const rows = await store.listScenarios({ ownerId, place, words, tag, sort, descending, after, limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    scenarios: rows.slice(0, limit).map(listed),
    next: last === undefined ? null : cursorAfter(sort, last),
  };
}

/** A version as a history shows it. */
export interface ListedVersion extends Pick<VersionHead, "revision" | "createdAt" | "summary"> {
  /** Whether it was saved through an edit link, and not by the owner. */
  readonly byLink: boolean;
  readonly result: VersionResult | null;
}

export interface VersionPage {
  readonly versions: readonly ListedVersion[];
  /** The `before` of the next page; null on the last. */
  readonly next: number | null;
}

/** @throws PlimsollError `not-found` unless the scenario is this owner's. */
export async function listVersions(
  store: Store,
  { id, ownerId }: { readonly id: string; readonly ownerId: string | null },
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<VersionPage> {
  await requireScenario(store, ownerId, id);
  const heads = await store.listVersions(id, before, limit + 1);
  return {
    versions: heads.slice(0, limit).map(({ revision, createdAt, summary, linkId, result }) => ({
      ...{ revision, createdAt, summary, byLink: linkId !== null },
      result: openResult(result),
    })),
    next: heads.length > limit ? (heads[limit - 1]?.revision ?? null) : null,
  };
}

export interface OpenedVersion extends ListedVersion {
  readonly scenario: Scenario;
}

/** @throws PlimsollError `not-found` unless the scenario is this owner's and has this version. */
export async function readVersion(
  store: Store,
  { id, ownerId }: { readonly id: string; readonly ownerId: string | null },
  revision: number,
): Promise<OpenedVersion> {
  const row = await requireScenario(store, ownerId, id);
  const { createdAt, summary, linkId, document, result } = await requireVersion(store, row, revision);
  return {
    ...{ revision, createdAt, summary, byLink: linkId !== null },
    result: openResult(result),
    scenario: openDocument(row.name, document),
  };
}

export interface VersionComparison {
  readonly from: OpenedVersion;
  readonly to: OpenedVersion;
  readonly changes: readonly Change[];
}

/** Two versions of a scenario, and all that differs. */
export async function compareVersions(
  store: Store,
  target: { readonly id: string; readonly ownerId: string | null },
  revisions: { readonly from: number; readonly to: number },
): Promise<VersionComparison> {
  const from = await readVersion(store, target, revisions.from);
  const to = await readVersion(store, target, revisions.to);
  return { from, to, changes: changesBetween(from.scenario, to.scenario) };
}
