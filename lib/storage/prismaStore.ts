import { PlimsollError } from "@/lib/errors/plimsollError";
import { isUniqueViolation } from "./isUniqueViolation";
import { PATIENCE } from "./patience";
import { prismaLinks } from "./prismaLinks";
import { prismaLists } from "./prismaLists";
import { headroomKey, nameKey, scenarioColumns, scenarioRow, versionId } from "./scenarioColumns";
import type { Store, VersionRow } from "./store";
import { isStoreClient, type StoreClient } from "./storeClient";

function versionColumns(row: VersionRow) {
  return { id: versionId(row.scenarioId, row.revision), ...row };
}

function withoutId<T extends { readonly id: string }>({ id: _, ...row }: T): Omit<T, "id"> {
  return row;
}

/** Every method turned so that what it throws is what `fault` makes of it. */
function guarded<T extends object>(methods: T, fault: (cause: unknown) => unknown): T {
  for (const [name, method] of Object.entries(methods))
    Reflect.set(methods, name, async (...args: unknown[]) => {
      try {
        return await method(...args);
      } catch (cause) {
        if (isUniqueViolation(cause))
          throw new PlimsollError("conflict", "This was changed at the same moment: try again.", { cause });
        throw fault(cause);
      }
    });
  return methods;
}

/**
 * The store over a generated client of either database, migrated.
 * @param storageFault what went wrong in the database, as an error for people where the machine is at fault
 */
export function prismaStore(
  client: object,
  storageFault: (cause: unknown) => unknown,
): Store & { readonly prisma: StoreClient } {
  if (!isStoreClient(client)) throw new PlimsollError("internal", "The database client lacks a model.");
  const prisma = client;
  const store: Store = {
    ...prismaLists(prisma),
    ...prismaLinks(prisma),

    insertScenario: async (row, versions, tags) => {
      const { id: scenarioId, ownerId } = row;
      await prisma.$transaction(async (inside) => {
        await inside.scenario.createMany({ data: [scenarioColumns(row)] });
        await inside.scenarioVersion.createMany({ data: versions.map(versionColumns) });
        if (tags.length > 0)
          await inside.scenarioTag.createMany({ data: tags.map((tag) => ({ scenarioId, ownerId, tag })) });
      }, PATIENCE);
    },

    findScenario: async (id) => {
      const found = await prisma.scenario.findUnique({ where: { id } });
      return found === null ? null : scenarioRow(found);
    },

    findVersion: async (scenarioId, revision) => {
      const found = await prisma.scenarioVersion.findUnique({ where: { id: versionId(scenarioId, revision) } });
      return found === null ? null : withoutId(found);
    },

    listVersions: async (scenarioId, before, limit) => {
      const found = await prisma.scenarioVersion.findMany({
        where: { scenarioId, ...(before === null ? {} : { revision: { lt: before } }) },
        orderBy: { revision: "desc" },
        take: limit,
        omit: { document: true },
      });
      return found.map(withoutId);
    },

    readVersions: async (scenarioId, after, limit) => {
      const found = await prisma.scenarioVersion.findMany({
        where: { scenarioId, revision: { gt: after } },
        orderBy: { revision: "asc" },
        take: limit,
      });
      return found.map(withoutId);
    },

    addVersion: async ({ id, ownerId, revision }, { headroom, ...change }, version) => {
      try {
        return await prisma.$transaction(async (inside) => {
          const { count } = await inside.scenario.updateMany({
            where: { id, revision, place: { not: "trash" }, ...(ownerId === null ? {} : { ownerId }) },
            data: {
              ...change,
              nameKey: nameKey(change.name),
              headroomKey: headroomKey(headroom),
              revision: version.revision,
            },
          });
          if (count === 1) await inside.scenarioVersion.createMany({ data: [versionColumns(version)] });
          return count === 1;
        }, PATIENCE);
      } catch (cause) {
        if (isUniqueViolation(cause)) return false;
        throw cause;
      }
    },

    attachResult: ({ scenarioId, revision }, result, headroom) =>
      prisma.$transaction(async (inside) => {
        const { count } = await inside.scenarioVersion.updateMany({
          where: { id: versionId(scenarioId, revision), result: null },
          data: { result },
        });
        if (count === 0) return;
        const data = { headroomKey: headroomKey(headroom) };
        await inside.scenario.updateMany({ where: { id: scenarioId, revision }, data });
      }, PATIENCE),

    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },

    close: () => prisma.$disconnect(),
  };
  return Object.assign(guarded(store, storageFault), { prisma });
}
