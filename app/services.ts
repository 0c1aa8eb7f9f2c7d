import path from "node:path";
import { timed } from "@/lib/operations/metrics/timed";
import { ownerSecret } from "@/lib/sharing/ownerSecret";
import { randomToken } from "@/lib/sharing/token";
import { databaseUrlOr, sqliteFile } from "@/lib/storage/databaseUrl.mjs";
import { purgeTrash } from "@/lib/storage/mutations";
import { openStore } from "@/lib/storage/open";
import type { Store } from "@/lib/storage/store";

const PURGE_MS = 6 * 3_600_000;

/** What the server needs from its environment, opened once a process. */
interface Services {
  readonly store: Store;
  /** Signs owners' cookies. */
  readonly secret: string;
}

/** Now and then deletes for good what has been in the trash too long; a failure is tried again the next time. */
function emptyTrash(store: Store): void {
  const purge = () => void purgeTrash({ store, now: new Date() }).catch(() => {});
  setInterval(purge, PURGE_MS).unref();
  purge();
}

async function open(): Promise<Services> {
  const root = process.cwd();
  const { DATABASE_URL, PLIMSOLL_SECRET } = process.env;
  const databaseUrl = databaseUrlOr(DATABASE_URL);
  const folder = path.dirname(sqliteFile(databaseUrl, root) ?? path.join(root, "data", "plimsoll.db"));
  const secret = await ownerSecret(PLIMSOLL_SECRET, folder, randomToken);
  const store = timed(openStore(databaseUrl, root));
  emptyTrash(store);
  return { store, secret };
}

/** Next bundles pages and route handlers apart; the process's one store hangs where both find it. */
const shared: typeof globalThis & { plimsollServices?: Promise<Services> | undefined } = globalThis;

export function services(): Promise<Services> {
  shared.plimsollServices ??= open().catch((cause: unknown) => {
    shared.plimsollServices = undefined; // the next request tries again, so a full disk heals without hands
    throw cause;
  });
  return shared.plimsollServices;
}
