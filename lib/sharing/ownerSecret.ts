import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import path from "node:path";
import { PlimsollError } from "@/lib/errors/plimsollError";

const FILE = "owner-secret";
const MIN_LENGTH = 32;

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
}

/** Written aside and then linked into place, so that no process ever reads half a secret or replaces another's. */
async function writeSecret(file: string, secret: string): Promise<void> {
  const aside = `${file}.${crypto.randomUUID()}`;
  // Next must not pack whatever it guesses that this path might lead to.
  const handle = await open(/* turbopackIgnore: true */ aside, "w", 0o600);
  try {
    await handle.writeFile(secret);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(aside, file);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  } finally {
    await unlink(aside);
  }
}

/**
 * The key that signs owners' cookies: `configured` where the operator gave one, else made once and kept in `folder`,
 * readable by its owner only. Whoever loses it loses every browser's hold on its scenarios.
 * @throws PlimsollError `storage-unavailable` when it is too short, or can't be read or written.
 */
export async function ownerSecret(
  configured: string | undefined,
  folder: string,
  newSecret: () => string,
): Promise<string> {
  if (configured !== undefined && configured !== "") {
    if (configured.length >= MIN_LENGTH) return configured;
    throw new PlimsollError("storage-unavailable", `PLIMSOLL_SECRET must have at least ${MIN_LENGTH} characters.`);
  }
  const file = path.join(folder, FILE);
  try {
    await mkdir(folder, { recursive: true });
    const kept = await readSecret(file);
    if (kept !== null && kept.length >= MIN_LENGTH) return kept;
    await writeSecret(file, newSecret());
    const written = await readSecret(file);
    if (written !== null && written.length >= MIN_LENGTH) return written;
  } catch (cause) {
    throw new PlimsollError("storage-unavailable", `The file ${FILE} in the data folder can't be read or written.`, {
      cause,
    });
  }
  throw new PlimsollError(
    "storage-unavailable",
    `The file ${FILE} in the data folder is damaged: delete it, and try again.`,
  );
}
