import { access, constants, statfs } from "node:fs/promises";
import path from "node:path";
import { PlimsollError } from "@/lib/errors/plimsollError";

/** Some hundred saves. */
const ROOM_BYTES = 1_048_576;

/**
 * Asks the file system, and not the database: a lock that another program holds would be waited for.
 * @throws PlimsollError `storage-unavailable` where the file is not there, may not be written, or its disk is full
 */
export async function requireRoom(file: string): Promise<void> {
  const folder = path.dirname(file);
  try {
    for (const place of [folder, file]) await access(place, constants.R_OK | constants.W_OK);
  } catch (cause) {
    const message =
      "The database file is not there, or may not be written: check the data folder, its rights, and whether its disk is mounted read-only.";
    throw new PlimsollError("storage-unavailable", message, { cause });
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < ROOM_BYTES)
    throw new PlimsollError("storage-unavailable", "The disk of the database is full: free some space.");
}
