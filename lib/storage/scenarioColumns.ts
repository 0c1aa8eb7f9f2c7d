import type { Place, ScenarioRow } from "./store";

/** Below every headroom there is, so that what has none comes last. */
const NO_HEADROOM = -1e15;

type Dates = Pick<ScenarioRow, "archivedAt" | "deletedAt">;

export function placeOf({ archivedAt, deletedAt }: Dates): Place {
  if (deletedAt !== null) return "trash";
  return archivedAt === null ? "live" : "archive";
}

/** The name as lists sort it. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

export function headroomKey(headroom: number | null): number {
  return headroom === null ? NO_HEADROOM : Math.max(headroom, NO_HEADROOM);
}

/** A scenario's columns as its table has them. */
export interface ScenarioColumns extends Omit<ScenarioRow, "headroom"> {
  readonly headroomKey: number;
}

/** A scenario's row from its table's columns. */
export function scenarioRow(columns: ScenarioColumns): ScenarioRow {
  const { id, ownerId, name, outline, schemaVersion, revision } = columns;
  const { createdAt, updatedAt, archivedAt, deletedAt } = columns;
  const headroom = columns.headroomKey === NO_HEADROOM ? null : columns.headroomKey;
  return {
    ...{ id, ownerId, name, outline, headroom, schemaVersion, revision },
    ...{ createdAt, updatedAt, archivedAt, deletedAt },
  };
}

/** The columns of a scenario's table, from its row. */
export function scenarioColumns({ headroom, ...row }: ScenarioRow) {
  return { ...row, place: placeOf(row), nameKey: nameKey(row.name), headroomKey: headroomKey(headroom) };
}

/** The rows that a search finds a scenario by, for one tag, or for the scenario itself where the source is empty. */
export function wordColumns(
  { id: scenarioId, ownerId }: Pick<ScenarioRow, "id" | "ownerId">,
  source: string,
  words: readonly string[],
) {
  return words.map((word) => ({ scenarioId, word, source, ownerId }));
}

/** A version's key: of two saves on one revision, the database takes one. */
export function versionId(scenarioId: string, revision: number): string {
  return `${scenarioId}.${revision}`;
}
