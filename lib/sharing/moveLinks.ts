import { PlimsollError } from "@/lib/errors/plimsollError";
import type { StorageContext } from "@/lib/storage/mutations";
import { tokenHash } from "./token";

/** Long enough to walk over to the other machine. */
const LIFETIME_MS = 3_600_000;

/** Makes a link that gives all of an owner's scenarios to the browser that opens it first, within the hour. */
export async function createMoveLink(
  { store, now, newId }: StorageContext,
  ownerId: string,
  token: string,
): Promise<{ readonly expiresAt: Date }> {
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  await store.insertMoveLink({ id: newId(), ownerId, tokenHash: tokenHash(token), createdAt: now, expiresAt });
  return { expiresAt };
}

/**
 * Uses a move link up: what its maker owned is `ownerId`'s from now on, tags, versions and links with it.
 * @returns how many scenarios moved
 * @throws PlimsollError `not-found`, the same for a wrong, used or expired link.
 */
export async function claimMoveLink(
  { store, now }: Pick<StorageContext, "store" | "now">,
  ownerId: string,
  token: string,
): Promise<number> {
  const moved = await store.claimMoveLink(tokenHash(token), ownerId, now);
  if (moved === null)
    throw new PlimsollError(
      "not-found",
      "This link moves nothing. It works once, and within an hour: make another one.",
    );
  return moved;
}
