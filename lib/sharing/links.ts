import { PlimsollError } from "@/lib/errors/plimsollError";
import { readSharedScenario, requireScenario, type StoredScenario } from "@/lib/storage/data";
import { type Saved, type StorageContext, saveScenario } from "@/lib/storage/mutations";
import type { ShareLinkRow, Store } from "@/lib/storage/store";
import { sameHash, tokenHash } from "./token";

interface Owned {
  readonly id: string;
  readonly ownerId: string | null;
}

/** Links that one scenario may have at a time: more are forgotten, not used. */
export const MAX_LIVE_LINKS = 50;
const DAY_MS = 24 * 3_600_000;
/** When a link was last used is kept to the hour, so that reading a shared scenario writes next to nothing. */
const TOUCH_MS = 3_600_000;

export interface NewLink {
  readonly capability: "view" | "edit";
  /** Whom or what it is for, in the owner's words; may be empty. */
  readonly label: string;
  /** Days from now; null for as long as it is not withdrawn. */
  readonly expiresInDays: number | null;
}

/**
 * Makes a link to a scenario. Its token is told once, here; only the token's hash is kept.
 * @throws PlimsollError `not-found` unless the scenario is this owner's and not in the trash.
 */
export async function createLink(
  { store, now, newId }: StorageContext,
  { id: scenarioId, ownerId }: Owned,
  token: string,
  { capability, label, expiresInDays }: NewLink,
): Promise<ShareLinkRow> {
  await requireScenario(store, ownerId, scenarioId);
  if ((await store.listLinks(scenarioId, now)).length >= MAX_LIVE_LINKS)
    throw new PlimsollError("invalid-input", `This scenario has ${MAX_LIVE_LINKS} live links: withdraw one first.`);
  const row: ShareLinkRow = {
    ...{ id: newId(), scenarioId, tokenHash: tokenHash(token), capability, label, createdAt: now },
    expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS),
    revokedAt: null,
    lastUsedAt: null,
  };
  await store.insertLink(row);
  return row;
}

/** The links that open this scenario at `now`, the newest first. */
export async function listLinks(store: Store, { id, ownerId }: Owned, now: Date): Promise<readonly ShareLinkRow[]> {
  await requireScenario(store, ownerId, id);
  return store.listLinks(id, now);
}

/** @throws PlimsollError `not-found` when this owner has no such link, or withdrew it before. */
export async function withdrawLink(
  { store, now }: StorageContext,
  { id, ownerId }: Owned,
  linkId: string,
): Promise<void> {
  await requireScenario(store, ownerId, id);
  if (!(await store.revokeLink({ id: linkId, scenarioId: id }, now)))
    throw new PlimsollError("not-found", "There is no such link; it may be withdrawn already.");
}

/** Of a scenario that no one has, to be looked for where there is nothing to find. */
const NO_SCENARIO = "none";

async function findOpen(store: Store, token: string, now: Date): Promise<ShareLinkRow | null> {
  const hash = tokenHash(token);
  const link = await store.findLink(hash);
  if (link === null || !sameHash(link.tokenHash, hash) || link.revokedAt !== null) return null;
  return link.expiresAt === null || link.expiresAt > now ? link : null;
}

export interface OpenedLink extends StoredScenario {
  readonly capability: "view" | "edit";
  readonly linkId: string;
}

/**
 * What a link shows to whoever holds it, as it is today.
 * @throws PlimsollError `not-found`, after the same work and to the letter the same for a wrong token, a withdrawn or
 * expired link, and a scenario in the trash.
 */
export async function openLink(
  { store, now }: Pick<StorageContext, "store" | "now">,
  token: string,
): Promise<OpenedLink> {
  const link = await findOpen(store, token, now);
  const shared = await readSharedScenario(store, link?.scenarioId ?? NO_SCENARIO);
  if (link === null || shared === null)
    throw new PlimsollError("not-found", "This link opens nothing. It may be mistyped or expired, or withdrawn.");
  if (link.lastUsedAt === null || now.getTime() - link.lastUsedAt.getTime() > TOUCH_MS)
    await store.touchLink(link.id, now).catch(() => {}); // what can't be written can still be read
  return { ...shared, capability: link.capability, linkId: link.id };
}

/**
 * Saves a new version through an edit link.
 * @throws PlimsollError as `openLink`; `forbidden` for a view link; `invalid-input`; SaveConflict when someone saved in
 * between.
 */
export async function saveThroughLink(
  context: StorageContext,
  token: string,
  { revision, document }: { readonly revision: number; readonly document: unknown },
): Promise<Saved> {
  const { id, capability, linkId } = await openLink(context, token);
  if (capability !== "edit")
    throw new PlimsollError("forbidden", "This link only shows the scenario. Keep a copy, or ask for a link to edit.");
  return saveScenario(context, { id, ownerId: null, revision }, document, { linkId });
}
