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

interface Columns extends Omit<ScenarioRow, "headroom"> {
  readonly headroomKey: number;
}

/** A scenario's row from its table's columns. */
export function scenarioRow(columns: Columns): ScenarioRow {
  const { id, ownerId, name, searchText, outline, schemaVersion, revision } = columns;
  const { createdAt, updatedAt, archivedAt, deletedAt } = columns;
  const headroom = columns.headroomKey === NO_HEADROOM ? null : columns.headroomKey;
  return {
    ...{ id, ownerId, name, searchText, outline, headroom, schemaVersion, revision },
    ...{ createdAt, updatedAt, archivedAt, deletedAt },
  };
}

/** The columns of a scenario's table, from its row. */
export function scenarioColumns({ headroom, ...row }: ScenarioRow) {
  return { ...row, place: placeOf(row), nameKey: nameKey(row.name), headroomKey: headroomKey(headroom) };
}

/** A version's key: of two saves on one revision, the database takes one. */
export function versionId(scenarioId: string, revision: number): string {
  return `${scenarioId}.${revision}`;
}
