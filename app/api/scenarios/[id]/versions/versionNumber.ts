import { scenarioNotFound } from "@/lib/storage/data";

/** The number of a version in an address. @throws PlimsollError `not-found` for what is no number of any version. */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw scenarioNotFound();
  return Number(text);
}
