/** A scenario as a row: `document` is JSON text of the version that wrote it. */
export interface ScenarioRow {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly document: string;
  readonly schemaVersion: number;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When it was put in the trash; null while it is live. */
  readonly deletedAt: Date | null;
}

export interface ShareLinkRow {
  readonly id: string;
  readonly scenarioId: string;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Which row a change is for. Where any part no longer is so, nothing changes. */
export interface ScenarioTarget {
  readonly id: string;
  readonly ownerId: string;
  readonly inTrash: boolean;
  readonly revision?: number;
}

export type ScenarioChange = Partial<Omit<ScenarioRow, "id" | "ownerId" | "createdAt">>;

/**
 * What Plimsoll asks of a database; a second database is a second implementation of this, and nothing more.
 * Each call is atomic, and durable when it resolves.
 * Every method may throw PlimsollError `storage-unavailable`.
 */
export interface Store {
  insertScenario(row: ScenarioRow): Promise<void>;
  /** Live or in the trash. */
  findScenario(id: string): Promise<ScenarioRow | null>;
  /** The live scenarios of an owner, the latest change first. */
  listScenarios(ownerId: string): Promise<readonly ScenarioRow[]>;
  /** @returns whether the target was there to be changed */
  updateScenario(target: ScenarioTarget, change: ScenarioChange): Promise<boolean>;
  insertLink(row: ShareLinkRow): Promise<void>;
  /** Links that were not withdrawn, the newest first. */
  listLinks(scenarioId: string): Promise<readonly ShareLinkRow[]>;
  findLink(tokenHash: string): Promise<ShareLinkRow | null>;
  /** @returns whether there was such a link to withdraw */
  revokeLink(target: { readonly id: string; readonly scenarioId: string }, revokedAt: Date): Promise<boolean>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
