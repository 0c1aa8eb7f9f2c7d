import { describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { searchWordsOf } from "@/lib/scenario/searchText";
import { type ListRequest, listScenarios } from "./data";
import { createScenario, deleteScenario, renameScenario, saveScenario } from "./mutations";
import type { prismaStore } from "./prismaStore";
import { scenarioColumns, versionId, wordColumns } from "./scenarioColumns";
import { contextOver, FIRST_PAGE } from "./storeContract";

/** More than the rows from which on a search follows the list's order. */
const MANY = 1200;

/** What any database must do to find a scenario by its words. */
export function searchContract(name: string, open: () => Promise<ReturnType<typeof prismaStore>>): void {
  const setUp = async () => {
    const store = await open();
    const owner = crypto.randomUUID();
    const found = async (search: string, request: Partial<ListRequest> = {}) =>
      (await listScenarios(store, owner, { ...FIRST_PAGE, search, ...request })).scenarios.map((one) => one.name);
    return { store, owner, found, context: contextOver(store) };
  };

  describe(`${name} finds`, () => {
    test("what has a word that begins so, in any script, and nothing by what is inside of a word", async () => {
      const { owner, found, context } = await setUp();
      for (const title of ["Checkout-API peak", "支払い夜間", "Ärger", "z".repeat(60)])
        await createScenario(context(), owner, { ...EXAMPLE, name: title });
      expect(await found("check")).toEqual(["Checkout-API peak"]);
      expect(await found("api")).toEqual(["Checkout-API peak"]);
      expect(await found("heckout")).toEqual([]);
      expect(await found("夜間")).toEqual(["支払い夜間"]);
      expect(await found("ärg")).toEqual(["Ärger"]);
      expect(await found("z".repeat(60))).toEqual(["z".repeat(60)]);
      expect(await found("z".repeat(60), { place: "trash" })).toEqual([]);
    });

    test("what was renamed by its new name only, and by its tags until they are taken away", async () => {
      const { store, owner, found, context } = await setUp();
      const { id } = await createScenario(context(), owner, { ...EXAMPLE, name: "Before" }, { tags: ["load test"] });
      await renameScenario(context(), { id, ownerId: owner }, "After");
      await saveScenario(
        context(),
        { id, ownerId: owner, revision: 2 },
        { ...EXAMPLE, name: "After", server: { ...EXAMPLE.server, threads: 9 } },
      );
      expect([await found("before"), await found("after"), await found("test")]).toEqual([[], ["After"], ["After"]]);
      await store.changeTags(owner, [id], { add: ["after hours"], remove: ["load test"] });
      expect([await found("test"), await found("hours"), await found("after")]).toEqual([[], ["After"], ["After"]]);
      await store.changeTags(owner, [id], { add: [], remove: ["after hours"] });
      expect([await found("hours"), await found("after")]).toEqual([[], ["After"]]);
      await deleteScenario(context(), { id, ownerId: owner });
      expect([await found("after"), await found("after", { place: "trash" })]).toEqual([[], ["After"]]);
    });

    test("the same, sorted and paged the same, where few rows have a word and where many have", async () => {
      const { store, owner, found, context } = await setUp();
      const { id } = await createScenario(context(), owner, { ...EXAMPLE, name: "One" });
      const [row, version] = [await store.findScenario(id), await store.findVersion(id, 1)];
      if (row === null || version === null) throw new Error("What was created is not there.");
      const copies = Array.from({ length: MANY }, (_, index) => {
        const updatedAt = new Date(row.updatedAt.getTime() - 1000 * (index + 1));
        return {
          ...row,
          id: `${id}-${index}`,
          name: index % 400 === 0 ? `Rare ${index}` : `Common ${index}`,
          updatedAt,
        };
      });
      const words = copies.flatMap((copy) => wordColumns(copy, "", searchWordsOf({ ...EXAMPLE, name: copy.name })));
      await store.prisma.scenario.createMany({ data: copies.map(scenarioColumns) });
      await store.prisma.scenarioVersion.createMany({
        data: copies.map((copy) => ({ ...version, id: versionId(copy.id, 1), scenarioId: copy.id })),
      });
      await store.prisma.scenarioWord.createMany({ data: words });
      expect(await found("gunicorn rare")).toEqual(["Rare 0", "Rare 400", "Rare 800"]);
      expect(await found("rare", { sort: "name", descending: true })).toEqual(["Rare 800", "Rare 400", "Rare 0"]);
      expect(await found("gunicorn", { limit: 3 })).toEqual(["One", "Rare 0", "Common 1"]);
      expect(await found("common rare")).toEqual([]);
      const request = { ...FIRST_PAGE, search: "common linux", limit: 2 };
      const first = await listScenarios(store, owner, request);
      const second = await listScenarios(store, owner, { ...request, cursor: first.next });
      expect([...first.scenarios, ...second.scenarios].map((one) => one.name)).toEqual(
        [1, 2, 3, 4].map((index) => `Common ${index}`),
      );
    });
  });
}
