import { PrismaClient } from "@/lib/generated/sqlite/client";
import { sqliteUrl } from "@/lib/storage/databaseUrl.mjs";
import { prismaStore } from "@/lib/storage/prismaStore";
import { SqliteConnection } from "./connection.mjs";
import { storageFault } from "./storageFault";

/** The embedded database in one file. Its migrations must have been applied. */
export function sqliteStore(file: string): ReturnType<typeof prismaStore> {
  return prismaStore(new PrismaClient({ adapter: new SqliteConnection(sqliteUrl(file)) }), storageFault);
}
