/** Which list a scenario is in. */
export type Place = "live" | "archive" | "trash";

/** A scenario as lists show it; its documents are its versions. */
export interface ScenarioRow {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  /** JSON text of an `Outline`. */
  readonly outline: string;
  /** Of today's mix; null where it can't run, or no one computed it. Lists sort by it. */
  readonly headroom: number | null;
  /** Of the newest version's document. */
  readonly schemaVersion: number;
  /** The newest version. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
  /** When it was put in the trash; null while it is not. */
  readonly deletedAt: Date | null;
}

/** One save, never changed again but for a result that was missing. */
export interface VersionRow {
  readonly scenarioId: string;
  /** From 1. */
  readonly revision: number;
  /** JSON text of a scenario of version `schemaVersion`. */
  readonly document: string;
  readonly schemaVersion: number;
  readonly summary: string;
  readonly createdAt: Date;
  /** The edit link that it was saved through; null for the owner's own save. */
  readonly linkId: string | null;
  /** JSON text of a `VersionResult`. */
  readonly result: string | null;
}
export type VersionHead = Omit<VersionRow, "document">;

export interface ListedRow extends ScenarioRow {
  readonly tags: readonly string[];
  /** JSON text of the newest version's `VersionResult`. */
  readonly result: string | null;
}

export const SORTS = ["changed", "name", "headroom"] as const;
export type Sort = (typeof SORTS)[number];

export interface ListQuery {
  readonly ownerId: string;
  readonly place: Place;
  /** Each must begin one of a scenario's words; as `searchWords` gives them. */
  readonly words: readonly string[];
  readonly tag: string | null;
  readonly sort: Sort;
  readonly descending: boolean;
  /** The last row of the page before: its sort key and id. */
  readonly after: { readonly key: string | number; readonly id: string } | null;
  readonly limit: number;
}

export interface ShareLinkRow {
  readonly id: string;
  readonly scenarioId: string;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly capability: "view" | "edit";
  readonly label: string;
  readonly createdAt: Date;
  /** Null for never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface MoveLinkRow {
  readonly id: string;
  readonly ownerId: string;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What a save replaces. Where any part no longer is so, nothing is saved. */
export interface SaveTarget {
  readonly id: string;
  /** Null where a link and not the owner saves. */
  readonly ownerId: string | null;
  readonly revision: number;
}

export interface SaveChange extends Pick<ScenarioRow, "name" | "outline" | "headroom" | "schemaVersion" | "updatedAt"> {
  /** What a search finds it by from now on, as `searchWordsOf` gives it; null where that stays as it was. */
  readonly words: readonly string[] | null;
}

/**
 * What Plimsoll asks of a database. Each call is atomic, and durable when it resolves.
 * Every method may throw PlimsollError `storage-unavailable`.
 */
export interface Store {
  /**
   * With its versions, of which the last one is the newest.
   * @param marks its tags, and what a search finds it by besides them
   */
  insertScenario(
    row: ScenarioRow,
    versions: readonly VersionRow[],
    marks: { readonly tags: readonly string[]; readonly words: readonly string[] },
  ): Promise<void>;
  findScenario(id: string): Promise<ScenarioRow | null>;
  /** One version by its number. */
  findVersion(scenarioId: string, revision: number): Promise<VersionRow | null>;
  /** The newest first, from below `before` on; without the documents. */
  listVersions(scenarioId: string, before: number | null, limit: number): Promise<readonly VersionHead[]>;
  /** The oldest first, from above `after` on; with the documents. */
  readVersions(scenarioId: string, after: number, limit: number): Promise<readonly VersionRow[]>;
  /** Not for what is in the trash. @returns whether the target was there to be saved over */
  addVersion(target: SaveTarget, change: SaveChange, version: VersionRow): Promise<boolean>;
  /** Keeps the result of a version that has none. */
  attachResult(
    version: Pick<VersionRow, "scenarioId" | "revision">,
    result: string,
    headroom: number | null,
  ): Promise<void>;

  listScenarios(query: ListQuery): Promise<readonly ListedRow[]>;
  countPlaces(ownerId: string): Promise<Readonly<Record<Place, number>>>;
  /** Of scenarios that are not in the trash, by tag. */
  countTags(ownerId: string): Promise<readonly { readonly tag: string; readonly count: number }[]>;
  /** Of one scenario, in alphabetical order. */
  tagsOf(scenarioId: string): Promise<readonly string[]>;
  /** Adds and takes away tags. @returns the ids that are this owner's and not in the trash */
  changeTags(
    ownerId: string,
    ids: readonly string[],
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<readonly string[]>;
  /** Moves this owner's scenarios between the lists. @returns the ids that were where this move starts from */
  move(
    ownerId: string,
    ids: readonly string[],
    move: "trash" | "restore" | "archive" | "unarchive",
    now: Date,
  ): Promise<readonly string[]>;
  /** For good, out of the trash. @returns the ids that were there */
  deleteForever(ownerId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Deletes for good what was put in the trash before `trashed`, and move links that ended before `now`. */
  purge(trashed: Date, now: Date): Promise<number>;

  insertLink(row: ShareLinkRow): Promise<void>;
  /** Links that open the scenario at `now`, the newest first. */
  listLinks(scenarioId: string, now: Date): Promise<readonly ShareLinkRow[]>;
  findLink(tokenHash: string): Promise<ShareLinkRow | null>;
  /** @returns whether there was such a link to withdraw */
  revokeLink(target: { readonly id: string; readonly scenarioId: string }, revokedAt: Date): Promise<boolean>;
  touchLink(id: string, usedAt: Date): Promise<void>;

  insertMoveLink(row: MoveLinkRow): Promise<void>;
  /** Uses a move link up and gives its owner's scenarios to `ownerId`. @returns how many; null for no such live link */
  claimMoveLink(tokenHash: string, ownerId: string, now: Date): Promise<number | null>;

  /**
   * Resolves where a save could be taken, as far as can be known without one: the database answers, may be written, has
   * room where that can be asked, and is at the version that is needed.
   * @throws PlimsollError `storage-unavailable` with why not
   */
  requireReady(): Promise<void>;
  close(): Promise<void>;
}
