import type {
  MoveLink,
  Scenario,
  ScenarioTag,
  ScenarioVersion,
  ScenarioWord,
  ShareLink,
} from "@/lib/generated/sqlite/client";
import { type Table, table } from "./table";

function afterId(last: { readonly id: string } | undefined) {
  return last === undefined ? {} : { id: { gt: last.id } };
}

/** Every table, those that others refer to first. */
export const TABLES: readonly Table[] = [
  table<Scenario>({
    name: "Scenario",
    read: ({ scenario }, last, take) => scenario.findMany({ where: afterId(last), orderBy: { id: "asc" }, take }),
    write: ({ scenario }, data) => scenario.createMany({ data }),
  }),
  table<ScenarioVersion>({
    name: "ScenarioVersion",
    read: ({ scenarioVersion }, last, take) =>
      scenarioVersion.findMany({ where: afterId(last), orderBy: { id: "asc" }, take }),
    write: ({ scenarioVersion }, data) => scenarioVersion.createMany({ data }),
  }),
  table<ScenarioTag>({
    name: "ScenarioTag",
    read: ({ scenarioTag }, last, take) => {
      const after = (one: ScenarioTag) => [
        { scenarioId: { gt: one.scenarioId } },
        { scenarioId: one.scenarioId, tag: { gt: one.tag } },
      ];
      return scenarioTag.findMany({
        where: last === undefined ? {} : { OR: after(last) },
        orderBy: [{ scenarioId: "asc" }, { tag: "asc" }],
        take,
      });
    },
    write: ({ scenarioTag }, data) => scenarioTag.createMany({ data }),
  }),
  table<ScenarioWord>({
    name: "ScenarioWord",
    read: ({ scenarioWord }, last, take) => {
      const after = ({ scenarioId, word, source }: ScenarioWord) => [
        { scenarioId: { gt: scenarioId } },
        { scenarioId, word: { gt: word } },
        { scenarioId, word, source: { gt: source } },
      ];
      return scenarioWord.findMany({
        where: last === undefined ? {} : { OR: after(last) },
        orderBy: [{ scenarioId: "asc" }, { word: "asc" }, { source: "asc" }],
        take,
      });
    },
    write: ({ scenarioWord }, data) => scenarioWord.createMany({ data }),
  }),
  table<ShareLink>({
    name: "ShareLink",
    read: ({ shareLink }, last, take) => shareLink.findMany({ where: afterId(last), orderBy: { id: "asc" }, take }),
    write: ({ shareLink }, data) => shareLink.createMany({ data }),
  }),
  table<MoveLink>({
    name: "MoveLink",
    read: ({ moveLink }, last, take) => moveLink.findMany({ where: afterId(last), orderBy: { id: "asc" }, take }),
    write: ({ moveLink }, data) => moveLink.createMany({ data }),
  }),
];
