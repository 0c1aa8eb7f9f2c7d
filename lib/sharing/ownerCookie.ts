import { createHmac, timingSafeEqual } from "node:crypto";

export const OWNER_COOKIE = "plimsoll_owner";
/** The longest that browsers keep a cookie: 400 days. Every save starts it anew. */
export const OWNER_COOKIE_MAX_AGE_S = 400 * 24 * 3600;

function signature(ownerId: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(`plimsoll owner v1 ${ownerId}`).digest();
}

/** The cookie's value: the owner's id, and an HMAC-SHA256 that only this installation can make. */
export function signOwner(ownerId: string, secret: string): string {
  return `${ownerId}.${signature(ownerId, secret).toString("base64url")}`;
}

/** The owner that a cookie's value proves; null for none, another installation's, or a forged one. */
export function verifyOwner(value: string | undefined, secret: string): string | null {
  const match = /^([\w-]{22})\.([\w-]{43})$/.exec(value ?? "");
  const [, ownerId, proof] = match ?? [];
  if (ownerId === undefined || proof === undefined) return null;
  const given = Buffer.from(proof, "base64url");
  const expected = signature(ownerId, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? ownerId : null;
}
