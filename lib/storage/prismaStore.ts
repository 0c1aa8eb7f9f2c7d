import { PlimsollError } from "@/lib/errors/plimsollError";
import { wordsOf } from "@/lib/scenario/searchText";
import { isUniqueViolation } from "./isUniqueViolation";
import { NEWEST_MIGRATION } from "./newestMigration.mjs";
import { PATIENCE } from "./patience";
import { prismaLinks } from "./prismaLinks";
import { prismaLists } from "./prismaLists";
import { headroomKey, scenarioColumns, versionId, wordColumns } from "./scenarioColumns";
import type { Sql } from "./sql";
import { listScenarios } from "./sqlLists";
import { sqlScenarios } from "./sqlScenarios";
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

const MIGRATED = `SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = $1 AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
const WRONG_VERSION =
  "The database is older than this Plimsoll needs it: restart Plimsoll, which brings it up to date.";

interface Database {
  /** A generated client. */
  readonly client: object;
  /** The same database without it. */
  readonly sql: Sql;
  /** What went wrong in the database, as an error for people where the machine is at fault. */
  readonly storageFault: (cause: unknown) => unknown;
}

/** The store over either database, migrated. */
export function prismaStore({ client, sql, storageFault }: Database): Store & { readonly prisma: StoreClient } {
  if (!isStoreClient(client)) throw new PlimsollError("internal", "The database client lacks a model.");
  const prisma = client;
  const store: Store = {
    ...prismaLists(prisma),
    ...prismaLinks(prisma),
    ...sqlScenarios(sql),
    listScenarios: (query) => listScenarios(sql, query),

    insertScenario: async (row, versions, { tags, words }) => {
      const { id: scenarioId, ownerId } = row;
      const found = [wordColumns(row, "", words), ...tags.map((tag) => wordColumns(row, tag, wordsOf(tag)))].flat();
      await prisma.$transaction(async (inside) => {
        await inside.scenario.createMany({ data: [scenarioColumns(row)] });
        await inside.scenarioVersion.createMany({ data: versions.map(versionColumns) });
        if (tags.length > 0)
          await inside.scenarioTag.createMany({ data: tags.map((tag) => ({ scenarioId, ownerId, tag })) });
        if (found.length > 0) await inside.scenarioWord.createMany({ data: found });
      }, PATIENCE);
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

    requireReady: async () => {
      await sql.requireWritable();
      const migrated = await sql.rows(MIGRATED, [NEWEST_MIGRATION]);
      if (migrated.length === 0) throw new PlimsollError("storage-unavailable", WRONG_VERSION);
    },

    close: async () => {
      await prisma.$disconnect();
      await sql.close();
    },
  };
  return Object.assign(guarded(store, storageFault), { prisma });
}
