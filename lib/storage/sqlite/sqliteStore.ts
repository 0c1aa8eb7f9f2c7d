import { PrismaClient } from "@/lib/generated/sqlite/client";
import { sqliteUrl } from "@/lib/storage/databaseUrl.mjs";
import { prismaStore } from "@/lib/storage/prismaStore";
import { SqliteConnection } from "./connection.mjs";
import { sqliteSql } from "./sqliteSql";
import { storageFault } from "./storageFault";

/** The embedded database in one file. Its migrations must have been applied. */
export function sqliteStore(file: string): ReturnType<typeof prismaStore> {
  const adapter = new SqliteConnection(sqliteUrl(file));
  const sql = sqliteSql(file, () => adapter.idle());
  return prismaStore({ client: new PrismaClient({ adapter }), sql, storageFault });
}
