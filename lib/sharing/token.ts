import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 128 random bits, base64url: 22 characters that can't be guessed. */
export function randomId(): string {
  return randomBytes(16).toString("base64url");
}

/** 256 random bits, base64url: what only its holder knows. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. It is random and long, so a plain hash can't be searched backwards. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whether two hashes are the same, in a time that tells nothing of where they differ. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
