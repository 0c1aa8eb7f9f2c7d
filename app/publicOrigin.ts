import { headers } from "next/headers";

/** The address under which this request reached Plimsoll, as its front end tells it: links for others need it in full. */
export async function publicOrigin(): Promise<URL> {
  const asked = await headers();
  const host = asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost";
  const scheme = asked.get("x-forwarded-proto") === "https" ? "https" : "http";
  return URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`) : new URL("http://localhost");
}
