import { PlimsollError } from "@/lib/errors/plimsollError";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site's page asks this browser for. Every browser of today sends `Sec-Fetch-Site`;
 * older ones send `Origin`. A program that sends neither carries no one else's cookie.
 * @throws PlimsollError `forbidden`.
 */
export function requireSameOrigin(request: Request): void {
  if (READING.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const own =
    site === null ? origin === null || hostOf(origin) === request.headers.get("host") : site === "same-origin";
  if (!own) throw new PlimsollError("forbidden", "This change was asked for by another site, so it was refused.");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
