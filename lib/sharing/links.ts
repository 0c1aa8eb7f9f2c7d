import { PlimsollError } from "@/lib/errors/plimsollError";
import { readScenario, readSharedScenario, type StoredScenario } from "@/lib/storage/data";
import type { StorageContext } from "@/lib/storage/mutations";
import type { ShareLinkRow, Store } from "@/lib/storage/store";
import { tokenHash } from "./token";

interface Owned {
  readonly id: string;
  readonly ownerId: string | null;
}

/**
 * Makes a read-only link. Its token is told once, here; only the token's hash is kept.
 * @throws PlimsollError `not-found` unless the scenario is live and this owner's.
 */
export async function createLink(
  { store, now, newId }: StorageContext,
  { id: scenarioId, ownerId }: Owned,
  token: string,
): Promise<{ readonly id: string; readonly createdAt: Date }> {
  await readScenario(store, ownerId, scenarioId);
  const row = { id: newId(), scenarioId, tokenHash: tokenHash(token), createdAt: now, revokedAt: null };
  await store.insertLink(row);
  return row;
}

/** The links that open this scenario today, the newest first. */
export async function listLinks(store: Store, { id, ownerId }: Owned): Promise<readonly ShareLinkRow[]> {
  await readScenario(store, ownerId, id);
  return store.listLinks(id);
}

/** @throws PlimsollError `not-found` when this owner has no such link, or withdrew it before. */
export async function withdrawLink(
  { store, now }: StorageContext,
  { id, ownerId }: Owned,
  linkId: string,
): Promise<void> {
  await readScenario(store, ownerId, id);
  if (!(await store.revokeLink({ id: linkId, scenarioId: id }, now)))
    throw new PlimsollError("not-found", "There is no such link; it may be withdrawn already.");
}

/**
 * What a link shows to whoever holds it.
 * @throws PlimsollError `not-found`, the same for a wrong token, a withdrawn link, and a scenario in the trash.
 */
export async function openLink(store: Store, token: string): Promise<StoredScenario> {
  const link = await store.findLink(tokenHash(token));
  const shared = link === null || link.revokedAt !== null ? null : await readSharedScenario(store, link.scenarioId);
  if (shared === null)
    throw new PlimsollError("not-found", "This link opens nothing. It may be mistyped, or its owner withdrew it.");
  return shared;
}
