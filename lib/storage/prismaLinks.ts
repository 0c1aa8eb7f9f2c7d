import type { ShareLinkRow, Store } from "./store";
import type { StoreClient } from "./storeClient";

type Links = Pick<Store, "insertLink" | "listLinks" | "revokeLink" | "touchLink" | "insertMoveLink" | "claimMoveLink">;

/** Anything but `edit` gives the lesser right. */
export function linkRow(columns: Omit<ShareLinkRow, "capability"> & { readonly capability: string }): ShareLinkRow {
  return { ...columns, capability: columns.capability === "edit" ? "edit" : "view" };
}

/** The part of the store that keeps capabilities. */
export function prismaLinks(prisma: StoreClient): Links {
  return {
    insertLink: async (row) => {
      await prisma.shareLink.createMany({ data: [row] });
    },

    listLinks: async (scenarioId, now) => {
      const live = { scenarioId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
      const found = await prisma.shareLink.findMany({ where: live, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
      return found.map(linkRow);
    },

    revokeLink: async (where, revokedAt) => {
      const { count } = await prisma.shareLink.updateMany({
        where: { ...where, revokedAt: null },
        data: { revokedAt },
      });
      return count === 1;
    },

    touchLink: async (id, lastUsedAt) => {
      await prisma.shareLink.updateMany({ where: { id }, data: { lastUsedAt } });
    },

    insertMoveLink: async (row) => {
      await prisma.moveLink.createMany({ data: [row] });
    },

    claimMoveLink: (tokenHash, ownerId, now) =>
      prisma.$transaction(
        async (inside) => {
          const { count } = await inside.moveLink.updateMany({
            where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
            data: { usedAt: now },
          });
          if (count !== 1) return null;
          const from = await inside.moveLink.findUniqueOrThrow({ where: { tokenHash } });
          await inside.scenarioTag.updateMany({ where: { ownerId: from.ownerId }, data: { ownerId } });
          await inside.scenarioWord.updateMany({ where: { ownerId: from.ownerId }, data: { ownerId } });
          const moved = await inside.scenario.updateMany({ where: { ownerId: from.ownerId }, data: { ownerId } });
          return moved.count;
        },
        { maxWait: 10_000, timeout: 120_000 },
      ),
  };
}
