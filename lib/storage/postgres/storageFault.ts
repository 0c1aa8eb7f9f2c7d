import { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";

const UNREACHABLE = "The database does not answer: check that PostgreSQL runs, and DATABASE_URL.";
const TRY_AGAIN = "Too much was changed at the same moment: try again.";

/** By what the driver adapter calls it, or by PostgreSQL's error code (its first two letters name the class). */
const REMEDIES: Readonly<Record<string, string>> = {
  DatabaseNotReachable: UNREACHABLE,
  ConnectionClosed: UNREACHABLE,
  SocketTimeout: UNREACHABLE,
  DatabaseDoesNotExist: "The database that DATABASE_URL names does not exist: create it.",
  DatabaseAccessDenied: "The database refuses this user: check DATABASE_URL and the server's pg_hba.conf.",
  AuthenticationFailed: "The database refuses the user or the password: check DATABASE_URL.",
  TooManyConnections: "The database has no connection left: raise max_connections, or run fewer processes.",
  TlsConnectionError: "The database's TLS connection failed: check sslmode in DATABASE_URL.",
  TransactionWriteConflict: TRY_AGAIN,
  "08": UNREACHABLE,
  "25006": "The database is read-only: it may be a standby. Connect to the primary.",
  "28": "The database refuses this user: check DATABASE_URL and the server's pg_hba.conf.",
  "28P01": "The database refuses the user or the password: check DATABASE_URL.",
  "3D000": "The database that DATABASE_URL names does not exist: create it.",
  "40": TRY_AGAIN, // rolled back to end a deadlock
  "42501": "The database may not be written: check the rights of its user.",
  "53100": "The database's disk is full: free some space, then try again.",
  "53200": "The database is out of memory: try again in a moment.",
  "53300": "The database has no connection left: raise max_connections, or run fewer processes.",
  "55P03": TRY_AGAIN,
  "57014": "The database took too long: try again in a moment.",
  "57P": UNREACHABLE, // shut down, or not yet up
  "58030": "The database's disk failed to read or write: check the disk.",
  XX001: "The database is damaged: restore a copy.",
};

const driverError = z.object({ cause: z.object({ kind: z.string(), originalCode: z.string().optional() }) });
/** The driver's own error. */
const bareError = z.object({ code: z.string() });
const queryError = z.object({ meta: z.object({ driverAdapterError: driverError }) });

/** What a text with the character NUL is refused with, which PostgreSQL alone can't hold. */
const UNTRANSLATABLE = "22021";

function said(cause: unknown): { readonly kind: string; readonly code: string } {
  const error = queryError.safeParse(cause).data?.meta.driverAdapterError ?? driverError.safeParse(cause).data;
  if (error === undefined) return { kind: "", code: bareError.safeParse(cause).data?.code ?? "" };
  return { kind: error.cause.kind, code: error.cause.originalCode ?? "" };
}

function remedyOf(cause: unknown): string | undefined {
  const { kind, code } = said(cause);
  const named = [kind, code, code.slice(0, 3), code.slice(0, 2)].find((key) => Object.hasOwn(REMEDIES, key));
  if (named !== undefined) return REMEDIES[named];
  const text = cause instanceof Error ? cause.message : "";
  if (/timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ECONNRESET/.test(text))
    return UNREACHABLE;
  return /P2028|Unable to start a transaction in the given time/.test(text) ? TRY_AGAIN : undefined;
}

/** What went wrong in PostgreSQL, as an error for people where the machine or the request is at fault, not the program. */
export function storageFault(cause: unknown): unknown {
  if (said(cause).code === UNTRANSLATABLE)
    return new PlimsollError("invalid-input", "A text can't have the character NUL in it.", { cause });
  const remedy = remedyOf(cause);
  if (remedy === undefined) return cause;
  return new PlimsollError("storage-unavailable", `Nothing was saved or changed. ${remedy}`, { cause });
}
