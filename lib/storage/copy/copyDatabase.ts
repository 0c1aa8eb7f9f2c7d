import { stat } from "node:fs/promises";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { sqliteFile } from "@/lib/storage/databaseUrl.mjs";
import { applyMigrations } from "@/lib/storage/migrate.mjs";
import { openStore } from "@/lib/storage/open";
import type { StoreClient } from "@/lib/storage/storeClient";
import type { Tally } from "./table";
import { TABLES } from "./tables";

/** Long enough for any library. In ms. */
const PATIENCE = { maxWait: 60_000, timeout: 24 * 3_600_000 };

/** One table's proof: the same rows on both sides. */
export interface CopiedTable extends Tally {
  readonly name: string;
}

function same(one: Tally, other: Tally): boolean {
  return one.rows === other.rows && one.checksum === other.checksum;
}

async function copyTables(from: StoreClient, to: StoreClient): Promise<readonly CopiedTable[]> {
  return to.$transaction(async (target) => {
    const copied: CopiedTable[] = [];
    for (const { name, tally, copy } of TABLES) {
      if ((await tally(target)).rows > 0)
        throw new PlimsollError("conflict", `The target is not empty: its table ${name} has rows. Nothing was copied.`);
      copied.push({ name, ...(await copy(from, target)) });
    }
    for (const [index, { name, tally }] of TABLES.entries()) {
      const read = copied[index];
      if (read === undefined || !same(await tally(target), read))
        throw new PlimsollError("internal", `The table ${name} arrived otherwise than it was sent. Nothing was kept.`);
      if (!same(await tally(from), read))
        throw new PlimsollError(
          "conflict",
          `The table ${name} changed while it was copied: stop Plimsoll, and copy again. Nothing was kept.`,
        );
    }
    return copied;
  }, PATIENCE);
}

/**
 * Copies everything from one database to an empty one, of either kind, in one transaction; both are brought up to the
 * newest migration first. What was written is read back, and what was read is read again: the copy stands only if
 * every table has the same rows on both sides, and the source stood still.
 * @throws PlimsollError where that is not so; the target is then as empty as it was.
 */
export async function copyDatabase(fromUrl: string, toUrl: string, root: string): Promise<readonly CopiedTable[]> {
  const file = sqliteFile(fromUrl, root);
  if (file !== null && (await stat(file).catch(() => null)) === null)
    throw new PlimsollError("not-found", `There is no database ${file} to copy from.`);
  await applyMigrations(fromUrl, root);
  await applyMigrations(toUrl, root);
  const from = openStore(fromUrl, root);
  const to = openStore(toUrl, root);
  try {
    return await copyTables(from.prisma, to.prisma);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}
