import { PlimsollError } from "@/lib/errors/plimsollError";
import { parseScenario } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import type { ScenarioRow, Store } from "./store";

/** A scenario as it was saved, brought up to today's version. */
export interface StoredScenario {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly scenario: Scenario;
}

/** The same answer for what never was, is in the trash, or belongs to someone else. */
export function scenarioNotFound(): PlimsollError {
  return new PlimsollError("not-found", "There is no such scenario here. It may be deleted, or another browser's.");
}

function opened({ id, name, revision, createdAt, updatedAt, document }: ScenarioRow): StoredScenario {
  try {
    return { id, name, revision, createdAt, updatedAt, scenario: parseScenario(JSON.parse(document)) };
  } catch (cause) {
    if (cause instanceof PlimsollError && cause.code === "unsupported-version") throw cause;
    // What is stored was valid when it was saved, so the fault is ours and not the reader's.
    throw new PlimsollError("internal", `The scenario "${name}" is stored in a form that can't be read.`, { cause });
  }
}

/** @throws PlimsollError `not-found` unless it is live and this owner's. */
export async function readScenario(store: Store, ownerId: string | null, id: string): Promise<StoredScenario> {
  const row = await store.findScenario(id);
  if (row === null || row.ownerId !== ownerId || row.deletedAt !== null) throw scenarioNotFound();
  return opened(row);
}

/** The live scenarios of an owner, the latest change first. */
export async function listScenarios(store: Store, ownerId: string): Promise<readonly StoredScenario[]> {
  return (await store.listScenarios(ownerId)).map(opened);
}

/** A live scenario whoever owns it, for someone who holds a link to it; null where there is none. */
export async function readSharedScenario(store: Store, id: string): Promise<StoredScenario | null> {
  const row = await store.findScenario(id);
  return row === null || row.deletedAt !== null ? null : opened(row);
}
