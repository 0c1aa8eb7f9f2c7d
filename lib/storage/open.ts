import { PlimsollError } from "@/lib/errors/plimsollError";
import { sqliteFile } from "./databaseUrl.mjs";
import { sqliteStore } from "./sqlite/sqliteStore";
import type { Store } from "./store";

/**
 * The store that `databaseUrl` names; a relative path starts from `root`.
 * @throws PlimsollError `storage-unavailable` for a database that Plimsoll does not speak to.
 */
export function openStore(databaseUrl: string, root: string): Store {
  const file = sqliteFile(databaseUrl, root);
  if (file === null)
    throw new PlimsollError("storage-unavailable", "DATABASE_URL must be of the form file:./data/plimsoll.db.");
  return sqliteStore(file);
}
