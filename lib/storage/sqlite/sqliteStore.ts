import { PrismaClient } from "@/lib/generated/prisma/client";
import { sqliteUrl } from "@/lib/storage/databaseUrl.mjs";
import type { Store } from "@/lib/storage/store";
import { SqliteConnection } from "./connection.mjs";
import { storageFault } from "./storageFault";

/** The embedded database in one file. Its migrations must have been applied. */
export function sqliteStore(file: string): Store & { readonly prisma: PrismaClient } {
  const prisma = new PrismaClient({ adapter: new SqliteConnection(sqliteUrl(file)) });

  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throw storageFault(cause);
    }
  };

  return {
    prisma,

    insertScenario: async (row) => {
      await guarded(prisma.scenario.create({ data: row }));
    },

    findScenario: (id) => guarded(prisma.scenario.findUnique({ where: { id } })),

    listScenarios: (ownerId) =>
      guarded(prisma.scenario.findMany({ where: { ownerId, deletedAt: null }, orderBy: { updatedAt: "desc" } })),

    updateScenario: async ({ inTrash, ...where }, data) => {
      const { count } = await guarded(
        prisma.scenario.updateMany({ where: { ...where, deletedAt: inTrash ? { not: null } : null }, data }),
      );
      return count === 1;
    },

    insertLink: async (row) => {
      await guarded(prisma.shareLink.create({ data: row }));
    },

    listLinks: (scenarioId) =>
      guarded(prisma.shareLink.findMany({ where: { scenarioId, revokedAt: null }, orderBy: { createdAt: "desc" } })),

    findLink: (tokenHash) => guarded(prisma.shareLink.findUnique({ where: { tokenHash } })),

    revokeLink: async (where, revokedAt) => {
      const { count } = await guarded(
        prisma.shareLink.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt } }),
      );
      return count === 1;
    },

    ping: async () => {
      await guarded(prisma.$queryRaw`SELECT 1`);
    },

    close: () => prisma.$disconnect(),
  };
}
