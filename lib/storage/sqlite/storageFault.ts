import { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";

const REMEDIES: ReadonlyMap<number, string> = new Map([
  [3, "The database may not be written: check who owns the data folder."],
  [5, "The database is locked by another program: close it, or try again in a moment."],
  [8, "The database is read-only: check the rights of the data folder, and whether its disk is mounted read-only."],
  [10, "The disk failed to read or write the database: check the disk."],
  [11, "The database file is damaged: restore a copy."],
  [13, "The disk is full: free some space, then try again."],
  [14, "The database file can't be opened: check that its folder exists and may be written."],
  [26, "The file is not a database: check DATABASE_URL."],
]);

/** SQLite's result code, as the driver adapter carries it: bare from a failed connection, in `meta` from a query. */
const driverError = z.object({ cause: z.object({ originalCode: z.string() }) });
const queryError = z.object({ meta: z.object({ driverAdapterError: driverError }) });
/** The driver's own error, which the end of a transaction lets through as it is. */
const bareError = z.object({ rawCode: z.int() });

function resultCode(cause: unknown): number | undefined {
  const error = queryError.safeParse(cause).data?.meta.driverAdapterError ?? driverError.safeParse(cause).data;
  if (error !== undefined) return Number(error.cause.originalCode) & 0xff; // the low byte; the rest says where
  const bare = bareError.safeParse(cause).data;
  if (bare !== undefined) return bare.rawCode & 0xff;
  const opening = cause instanceof Error ? /Unable to open connection .*: (\d+)/.exec(cause.message) : null;
  return opening === null ? undefined : Number(opening[1]) & 0xff;
}

/** What went wrong in SQLite, as an error for people where the machine and not the program is at fault. */
export function storageFault(cause: unknown): unknown {
  const remedy = REMEDIES.get(resultCode(cause) ?? -1);
  if (remedy === undefined) return cause;
  return new PlimsollError("storage-unavailable", `Nothing was saved or changed. ${remedy}`, { cause });
}
