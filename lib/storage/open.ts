import { PlimsollError } from "@/lib/errors/plimsollError";
import { isPostgresUrl, sqliteFile, unknownDatabase } from "./databaseUrl.mjs";
import { postgresStore } from "./postgres/postgresStore";
import type { prismaStore } from "./prismaStore";
import { sqliteStore } from "./sqlite/sqliteStore";

/**
 * The store that `databaseUrl` names; a relative path starts from `root`.
 * @throws PlimsollError `storage-unavailable` for a database that Plimsoll does not speak to.
 */
export function openStore(databaseUrl: string, root: string): ReturnType<typeof prismaStore> {
  if (isPostgresUrl(databaseUrl)) return postgresStore(databaseUrl);
  const file = sqliteFile(databaseUrl, root);
  if (file === null) throw new PlimsollError("storage-unavailable", unknownDatabase(databaseUrl));
  return sqliteStore(file);
}
