import { PlimsollError } from "@/lib/errors/plimsollError";
import { wordsOf } from "@/lib/scenario/searchText";
import { MAX_TAGS } from "@/lib/scenario/tags";
import { PATIENCE } from "./patience";
import { placeOf, wordColumns } from "./scenarioColumns";
import type { Place, Store } from "./store";
import type { StoreClient } from "./storeClient";

type Lists = Pick<Store, "countPlaces" | "countTags" | "tagsOf" | "changeTags" | "move" | "deleteForever" | "purge">;

/** What a move starts from. */
const FROM: Readonly<Record<Parameters<Store["move"]>[2], readonly Place[]>> = {
  trash: ["live", "archive"],
  restore: ["trash"],
  archive: ["live"],
  unarchive: ["archive"],
};

function changed(move: Parameters<Store["move"]>[2], archivedAt: Date | null, now: Date) {
  switch (move) {
    case "trash":
      return { archivedAt, deletedAt: now };
    case "restore":
      return { archivedAt, deletedAt: null };
    case "archive":
      return { archivedAt: now, deletedAt: null };
    case "unarchive":
      return { archivedAt: null, deletedAt: null };
  }
}

/** The part of the store that counts, tags and puts away. */
export function prismaLists(prisma: StoreClient): Lists {
  return {
    countPlaces: async (ownerId) => {
      const counts = await prisma.scenario.groupBy({ by: ["place"], where: { ownerId }, _count: true });
      const of = (place: Place) => counts.find((one) => one.place === place)?._count ?? 0;
      return { live: of("live"), archive: of("archive"), trash: of("trash") };
    },

    countTags: async (ownerId) => {
      const counts = await prisma.scenarioTag.groupBy({
        by: ["tag"],
        where: { ownerId, scenario: { place: { not: "trash" } } },
        _count: true,
        orderBy: { tag: "asc" },
      });
      return counts.map(({ tag, _count }) => ({ tag, count: _count }));
    },

    tagsOf: async (scenarioId) => {
      const tags = await prisma.scenarioTag.findMany({ where: { scenarioId }, orderBy: { tag: "asc" } });
      return tags.map(({ tag }) => tag);
    },

    changeTags: (ownerId, ids, { add, remove }) =>
      prisma.$transaction(async (inside) => {
        const found = await inside.scenario.findMany({
          where: { id: { in: [...ids] }, ownerId, place: { not: "trash" } },
          select: { id: true, tags: { select: { tag: true } } },
        });
        const own = found.map(({ id }) => id);
        if (remove.length > 0) {
          await inside.scenarioTag.deleteMany({ where: { scenarioId: { in: own }, tag: { in: [...remove] } } });
          await inside.scenarioWord.deleteMany({ where: { scenarioId: { in: own }, source: { in: [...remove] } } });
        }
        const data = found.flatMap(({ id: scenarioId, tags }) =>
          add
            .filter((tag) => remove.includes(tag) || tags.every((one) => one.tag !== tag))
            .map((tag) => ({ scenarioId, ownerId, tag })),
        );
        for (const { tags } of found)
          if (new Set([...tags.map(({ tag }) => tag).filter((tag) => !remove.includes(tag)), ...add]).size > MAX_TAGS)
            throw new PlimsollError("invalid-input", `A scenario can have ${MAX_TAGS} tags: take some away first.`);
        if (data.length > 0) {
          await inside.scenarioTag.createMany({ data });
          const words = data.flatMap(({ scenarioId, tag }) =>
            wordColumns({ id: scenarioId, ownerId }, tag, wordsOf(tag)),
          );
          await inside.scenarioWord.createMany({ data: words });
        }
        return own;
      }, PATIENCE),

    move: (ownerId, ids, move, now) =>
      prisma.$transaction(async (inside) => {
        const found = await inside.scenario.findMany({
          where: { id: { in: [...ids] }, ownerId, place: { in: [...FROM[move]] } },
          select: { id: true, archivedAt: true },
        });
        for (const archived of [false, true]) {
          const some = found.filter(({ archivedAt }) => (archivedAt !== null) === archived);
          if (some.length === 0) continue;
          const { archivedAt, deletedAt } = changed(move, some[0]?.archivedAt ?? null, now);
          const keeps = move === "trash" || move === "restore"; // when it was archived, each its own
          await inside.scenario.updateMany({
            where: { id: { in: some.map(({ id }) => id) } },
            data: { deletedAt, place: placeOf({ archivedAt, deletedAt }), ...(keeps ? {} : { archivedAt }) },
          });
        }
        return found.map(({ id }) => id);
      }, PATIENCE),

    deleteForever: (ownerId, ids) =>
      prisma.$transaction(async (inside) => {
        const found = await inside.scenario.findMany({
          where: { id: { in: [...ids] }, ownerId, place: "trash" },
          select: { id: true },
        });
        const own = found.map(({ id }) => id);
        await inside.scenario.deleteMany({ where: { id: { in: own } } });
        return own;
      }, PATIENCE),

    purge: async (trashed, now) => {
      const { count } = await prisma.scenario.deleteMany({ where: { place: "trash", deletedAt: { lt: trashed } } });
      await prisma.moveLink.deleteMany({ where: { expiresAt: { lt: now } } });
      return count;
    },
  };
}
